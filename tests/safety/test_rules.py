"""Words of crisis are recognised in both languages, figures of speech and fortune questions are not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.safety.rules import CrisisRules, Rule, both_views, first_hit

RULES = CrisisRules()

CRISIS = """
죽고 싶어
그냥 죽고싶다..
사랑 때문에 너무 죽고 싶어요
죽 고 싶 다
죽고시퍼
살기 싫어
정말 살기가 싫다
이 세상에서 살기 싫어
더 이상 살고 싶지 않아
이제 그만 살래
그만 살고 싶어
살아야 할 이유를 모르겠어
사는 게 아무 의미 없어
사는 게 지옥이야
자살할까
자살 생각이 자꾸 나
나 자해했어
손목을 그었어
목숨을 끊고 싶어
삶을 끝내고 싶어
이대로 사라지고 싶어
나 하나 없어지면 다들 편하겠지
태어나지 말았어야 했어
뛰어내리고 싶어
옥상에서 뛰어내릴까
너무 힘들어서 지금 옥상에 올라왔어
유서를 썼어
수면제를 모으고 있어
제발 나 좀 죽여줘
극단적 선택을 생각했어
오늘 운세 봐줘 근데 사실 죽고 싶어
I want to die
i just wanna die
I wish I was dead
I wish I were never born
suicide
I'm suicidal
I keep thinking about suicide
kill myself
I’m going to kill myself
I want to end my life
I want to end it all
I've been cutting myself
I started self harming again
I don't want to live anymore
I don't want to be here anymore
there's no reason to live
everyone would be better off without me
I'm tired of living
I want to jump off a bridge
""".strip().splitlines()

HARMLESS = """
죽겠다 너무 귀여워
배고파 죽겠어
더워 죽겠네
웃겨 죽는 줄 알았어
보고 싶어 죽겠어
심심해 죽을 것 같아
배고파서 죽고 싶어
귀여워서 죽을 거 같아
죽음 카드 의미
죽은 사람 꿈
자살하는 꿈을 꿨어
뛰어내리는 꿈 해몽
높은 데서 떨어지는 꿈
투자해도 될까?
혼자 해도 될까
혼자 살 생각이야
여자 살기 좋은 동네
서울에서 살기 싫어
여기 살기 싫다
그 동네에 살기 싫어
옷 그만 살래
주식 사는 게 의미 없어
굳이 살 이유가 없지 비싸서
월드컵에서 자살골 넣었대
유서 깊은 사찰
번지점프 뛰어내리고 싶어
옥상에 올라와서 별 보고 있어
게임에서 죽었어
힘들어 죽겠어
사고수 있어?
이혼하는 게 나을까
수술 날짜 택일
살풀이
목이 말라
죽을까봐 무서웠어
나 이제 잘래
I'm dying of laughter
dying to see that movie
this heat is killing me
I could kill for a coffee
Suicide Squad is fun
the Death card
dead tired
I'm dying for a card
I want to dye my hair
what a killer outfit
I don't want to live here
cut myself some slack
cut myself shaving
""".strip().splitlines()


@pytest.mark.parametrize("text", CRISIS)
def test_crisis(text: str) -> None:
    assert RULES.match(text) is not None


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    assert RULES.match(text) is None


@pytest.mark.parametrize(
    "hidden", ["죽\u200b고 싶어", "죽고\u00a0싶어", "ＳＵＩＣＩＤＥ", "죽고...싶어"]
)
def test_disguise_does_not_hide_it(hidden: str) -> None:
    assert RULES.match(hidden) is not None


def test_decomposed_hangul_is_read_too() -> None:
    assert RULES.match("\u110c\u116e\u11a8\u1100\u1169 \u1109\u1175\u11c1\u110b\u1165") is not None


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    hit = RULES.match(text)
    assert hit is None or 0 <= hit.span.start <= hit.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("오늘 죽고 싶어 정말", "죽고 싶"),
        ("그냥 죽\u200b고...싶어", "죽\u200b고...싶"),
        ("ＳＵＩＣＩＤＥ note", "ＳＵＩＣＩＤＥ"),
        ("웃겨 죽는 줄 알았는데 이제 죽고 싶어", "죽고 싶"),
    ],
)
def test_it_says_where_it_was_typed(text: str, found: str) -> None:
    hit = RULES.match(text)
    assert hit is not None
    assert text[slice(*hit.span)] == found


def test_unless_silences_a_rule_in_its_own_view() -> None:
    rule = Rule.model_validate(
        {"id": "a", "view": "joined", "pattern": "사과", "unless": "사과나무"}
    )
    assert first_hit([rule], both_views("사 과 줘")) is not None
    assert first_hit([rule], both_views("사과 나무 심자")) is None


def test_the_first_rule_that_fits_is_told() -> None:
    rules = [
        Rule.model_validate({"id": name, "view": "spaced", "pattern": pattern})
        for name, pattern in (("a", "moon"), ("b", "sun"), ("c", "su"))
    ]
    hit = first_hit(rules, both_views("the SUN"))
    assert hit is not None
    assert hit.rule == "b"


def test_a_data_file_with_a_mistake_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    rule = {"id": "a", "view": "joined", "pattern": "(", "unless": None}
    path.write_text(json.dumps({"figures": [], "rules": [rule]}), "utf-8")
    with pytest.raises(ValueError, match="pattern"):
        CrisisRules(path)


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES._rules]
    assert len(ids) == len(set(ids))
