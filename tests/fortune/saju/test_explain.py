"""Why each line of a chart is as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.fortune.saju.models import SajuOptions, SajuResult
from fortune_desktop.fortune.saju.report import report
from tests.fortune.saju.births import GENDERS, SEOYEON, births, options
from tests.fortune.samples import ANNA


def why(
    birth: Birth,
    chosen: SajuOptions | None = None,
    locale: Locale = "ko",
    gender: Gender | None = "female",
) -> dict[str, str]:
    found = report(birth, gender, chosen or SajuOptions(), locale)
    return {line.key: line.text for line in found.explain}


def test_pillars_are_explained_by_their_terms_and_clock() -> None:
    told = why(SEOYEON)
    assert told["pillar.year"].startswith(
        "1995년 입춘은 1995년 2월 4일 16:12:50예요. 태어난 때가 그 전이라 갑술년으로 봐요."
    )
    assert told["pillar.month"].startswith(
        "소한(1995년 1월 6일 04:34:04)에서 입춘(1995년 2월 4일 16:12:50) 사이에 태어나서 축(丑) 달이에요."
    )
    assert told["pillar.day"].endswith("1995년 2월 4일은 병인일이에요.")
    assert told["pillar.hour"].startswith("지역 평균시로 15:39이라 신(申) 시예요.")
    assert told["options.clock"].startswith("벽시계 16:11에 −32분을 더해 15:39")


def test_after_ipchun_the_year_is_the_next() -> None:
    assert "그 뒤라 경오년으로 봐요" in why(ANNA)["pillar.year"]


@pytest.mark.parametrize(
    ("boundary", "counted", "said"),
    [
        ("yaja", "(야자시)예요. 천간은 다음 날의 천간 신금", "야자시 방식으로 세어 경진일이에요."),
        ("jasi", "자(子) 시예요. 천간은 날의 천간 신금", "23시 일변경 방식으로 세어 신사일이에요."),
        ("midnight", "자(子) 시예요. 천간은 날의 천간 경금", "자정 방식으로 세어 경진일이에요."),
    ],
)
def test_the_late_rat_hour_says_from_which_day_it_is_counted(
    boundary: str, counted: str, said: str
) -> None:
    chosen = SajuOptions.model_validate({"day_boundary": boundary})
    told = why(Birth(date="1990-05-15", time="23:50"), chosen)
    assert told["pillar.day"].endswith(said)
    assert f"{counted}에서 세어" in told["pillar.hour"]


def test_gods_stages_and_hidden_stems() -> None:
    told = why(SEOYEON)
    assert told["god.year.stem"] == "갑목은 병화를 낳는 오행이고 음양이 같아서 편인이에요."
    assert told["god.hour.branch"] == "경금은 병화가 다스리는 오행이고 음양이 같아서 편재예요."
    assert told["god.day.stem"].startswith("태어난 날의 천간이 나예요.")
    assert "여기 무토 7일(식신), 중기 병화 7일(비견), 정기 갑목 16일(편인)" in told["hidden.day"]
    assert told["stage.month"].startswith("일간 병화에게 축(丑)은 양의 자리예요.")
    assert told["nayin.year"].startswith("갑술은 산마루의 불, 산두화예요.")
    assert "신(申)은 열두 신살 가운데 역마살이에요." in told["twelve_star.hour"]


def test_voids_say_where_they_fall() -> None:
    told = why(SEOYEON)
    assert told["void.year"].startswith("갑술은 갑술에서 시작하는 열흘에 들고")
    assert "신(申), 유(酉)예요. 시주가 그 자리예요." in told["void.year"]
    assert "술(戌), 해(亥)예요. 연주가 그 자리예요." in told["void.day"]
    assert why(ANNA)["void.day"].endswith("이 명식에는 그 글자가 없어요.")


def test_estimates_and_luck() -> None:
    told = why(SEOYEON)
    assert told["elements"].startswith("글자로 세면 목 2, 화 3, 토 2, 금 1, 수 0이에요.")
    assert told["strength"].startswith("득령 0 + 득지 15 + 득세 30 = 100점 가운데 45점")
    assert told["luck.direction"] == "양의 해에 태어난 여성이라 월주 정축에서 거꾸로 가요."
    assert told["luck.start"].startswith(
        "소한(1995년 1월 6일 04:34:04)까지 29.48일이에요. 사흘을 한 해로 치면 9년 9개월 28일이라"
    )


def test_without_gender_or_hour_their_lines_stay_out() -> None:
    told = why(ANNA.model_copy(update={"time": None}), gender=None)
    assert not [key for key in told if key.startswith("luck") or key.endswith(".hour")][1:]
    assert told["pillar.hour"].startswith("태어난 시간을 몰라 비워 두었어요.")
    assert "options.clock" not in told


@settings(max_examples=60, deadline=None, derandomize=True)
@given(births(), options, st.sampled_from([None, *GENDERS]), st.sampled_from(["ko", "en"]))
def test_every_line_of_a_chart_is_explained_once(
    birth: Birth, chosen: SajuOptions, gender: Gender | None, locale: Locale
) -> None:
    found: SajuResult = report(birth, gender, chosen, locale)
    keys = [line.key for line in found.explain]
    assert len(set(keys)) == len(keys)
    for column in found.columns:
        for kind in ("pillar", "hidden", "stage", "nayin", "twelve_star"):
            assert f"{kind}.{column.place}" in keys
        assert {f"god.{column.place}.stem", f"god.{column.place}.branch"} <= set(keys)
    stars = {f"star.{star.place}.{star.id}.{star.base}" for star in found.stars}
    assert stars <= set(keys)
    assert sum(key.startswith("relation.") for key in keys) == len(found.relations)
    assert {"elements", "strength", "useful_element", "pattern", "void.day", "void.year"} <= set(
        keys
    )
    assert ("luck.start" in keys) is (found.luck is not None)
    assert not [line for line in found.explain if not line.title or "{" in line.title + line.text]
