"""The melodic elements (납음) of the sixty pillars: one image for every two of them in a row."""

from fortune_desktop.fortune.cycle import Pillar

NAYIN = (
    "海中金", "爐中火", "大林木", "路傍土", "劍鋒金", "山頭火", "澗下水", "城頭土", "白蠟金", "楊柳木",
    "泉中水", "屋上土", "霹靂火", "松柏木", "長流水", "沙中金", "山下火", "平地木", "壁上土", "金箔金",
    "覆燈火", "天河水", "大驛土", "釵釧金", "桑柘木", "大溪水", "沙中土", "天上火", "石榴木", "大海水",
)  # fmt: skip
NAYIN_HANGUL = (
    "해중금", "노중화", "대림목", "노방토", "검봉금", "산두화", "간하수", "성두토", "백랍금", "양류목",
    "천중수", "옥상토", "벽력화", "송백목", "장류수", "사중금", "산하화", "평지목", "벽상토", "금박금",
    "복등화", "천하수", "대역토", "차천금", "상자목", "대계수", "사중토", "천상화", "석류목", "대해수",
)  # fmt: skip


def nayin(pillar: Pillar) -> int:
    """The place of a pillar's image in `NAYIN` and `NAYIN_HANGUL`, 0-29."""
    return pillar.index // 2
