"""What a day does to a chart."""

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.fortune_daily import dates, subjects
from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Element, Pillar, Pillars
from fortune_desktop.fortune.daily import weights
from fortune_desktop.fortune.daily.signals import Day, Signal, signals
from fortune_desktop.fortune.daily.subject import Sky, Subject
from fortune_desktop.fortune.daily.weights import AREAS
from tests.fortune.samples import ANNA

ME = Subject(ANNA)  # 庚午 辛巳 庚辰 癸未, and wood would do it good
NEUTRAL = "戊"


def pillar(hanja: str) -> Pillar:
    return Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1]))


def over(day: str, month: str = "戊戌", year: str = "戊戌") -> Sky:
    return Sky(pillar(day), pillar(month), pillar(year), None)


def of(day: str, subject: Subject = ME) -> dict[str, Signal]:
    return {signal.id: signal for signal in signals(subject, over(day), None)}


def charted(year: str, month: str, day: str, hour: str) -> Subject:
    """A person with these pillars, whatever their birth."""
    subject = Subject(ANNA)
    pillars = Pillars(pillar(year), pillar(month), pillar(day), pillar(hour))
    subject.__dict__["pillars"] = pillars
    return subject


def test_the_ten_god_comes_first() -> None:
    assert [signals(ME, over(day), None)[0].id for day in ("庚子", "甲子", "丁丑")] == [
        "ten_god.friend",
        "ten_god.indirect_wealth",
        "ten_god.direct_officer",
    ]


@pytest.mark.parametrize(
    ("day", "signal", "felt"),
    [
        ("庚子", "clash.year", {"people": -6, "overall": -4}),
        ("庚子", "half_combine.day", {"love": 9, "health": 9, "overall": 5}),
        ("辛酉", "six_combine.day", {"love": 12, "health": 12, "overall": 7}),
        ("辛亥", "clash.month", {"work": -9, "money": -9, "overall": -5}),
        ("庚子", "harm.hour", {"money": -2, "work": -2, "overall": -1}),
        ("乙丑", "stem_combine.day", {"love": 6, "health": 6, "overall": 4}),
        ("甲子", "stem_clash.year", {"people": -3, "overall": -2}),
        ("丙寅", "stem_combine.month", {"work": 4, "money": 4, "overall": 3}),
        ("辛酉", "void", weights.STAR["void"]),
        ("辛丑", "noble", weights.STAR["noble"]),
        ("壬寅", "travel_horse", weights.STAR["travel_horse"]),
        ("辛酉", "peach_blossom", weights.STAR["peach_blossom"]),
        ("丙辰", "canopy", weights.STAR["canopy"]),
        ("辛亥", "study", weights.STAR["study"]),
        ("辛巳", "stage.growth", weights.STAGE["growth"]),
        ("庚子", "stage.stillness", weights.STAGE["stillness"]),
        ("甲午", "wanted.stem", weights.WANTED["wanted"]["stem"]),
        ("癸亥", "wanted_fed.stem", weights.WANTED["wanted_fed"]["stem"]),
        ("辛亥", "wanted_fed.branch", weights.WANTED["wanted_fed"]["branch"]),
        ("庚子", "wanted_pressed.stem", weights.WANTED["wanted_pressed"]["stem"]),
    ],
)
def test_signals_of_days(day: str, signal: str, felt: dict[str, int]) -> None:
    assert ME.wanted is Element.WOOD
    assert dict(of(day)[signal].effects) == felt


def test_everything_of_a_day_and_nothing_else() -> None:
    assert set(of("戊申")) == {
        "ten_god.indirect_resource",
        *("six_combine.month", "break.month", "punish.month"),
        "stage.prosperity",
        "void",
        *("wanted_pressed.branch", "stem_combine.hour"),
        *("month_god.indirect_resource", "year_god.indirect_resource"),
    }


def test_month_year_and_luck_are_told_by_their_gods_and_weigh_less() -> None:
    found = signals(ME, over("戊申", month="己亥", year="丙午"), pillar("丁丑"))
    named = {signal.id: signal for signal in found}
    for name, hanja in (
        ("month_god.direct_resource", "己亥"),
        ("year_god.seven_killings", "丙午"),
        ("luck_god.direct_officer", "丁丑"),
    ):
        assert named[name].pillar == pillar(hanja)
        whole = weights.GOD["ten_god"][name.split(".")[1]]
        assert all(abs(points) < abs(whole[area]) for area, points in named[name].effects.items())


def test_a_whole_combination_is_told_once_and_not_as_its_halves() -> None:
    chart = charted("甲申", "丙寅", "戊辰", "丙辰")
    found = of("庚子", chart)
    assert found["three_combine"].place == "day"
    assert not [name for name in found if name.startswith("half_combine")]
    assert found["three_combine"].effects == weights.THREE_COMBINE
    # Two of the same branch are no three.
    assert "three_combine" not in of("庚子", charted("甲辰", "丙寅", "戊辰", "丙辰"))


def test_the_heavier_the_pillar_the_more_a_meeting_weighs() -> None:
    for places in weights.MEETING.values():
        felt = [
            max(abs(points) for area, points in places[place].items() if area != "overall")
            for place in ("day", "month", "year", "hour")
        ]
        assert felt == sorted(felt, reverse=True)
        assert felt[0] > felt[-1]


def test_an_unknown_hour_is_never_met() -> None:
    subject = Subject(ANNA.model_copy(update={"time": None}))
    places = {
        signal.place
        for index in range(60)
        for signal in signals(subject, over(Pillar(index).hanja), None)
    }
    assert places == {None, "year", "month", "day"}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 3000), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_scores_are_sixty_and_the_sum_within_bounds(person: int, date_: date) -> None:
    (subject,) = subjects(1, seed=person)
    day = Day(subject, date_)
    for area in AREAS:
        total = 60 + sum(signal.effects.get(area, 0) for signal in day.signals)
        assert day.scores[area] == max(20, min(98, total))
    assert len({signal.id for signal in day.signals}) == len(day.signals)
    assert all(set(signal.effects) <= set(AREAS) for signal in day.signals)


def test_the_moons_of_a_month_differ() -> None:
    crowd = subjects(40)
    found = [Day(one, day).scores for one in crowd for day in dates(date(2026, 1, 1), 60)]
    for area in AREAS:
        tenths = statistics.quantiles([scores[area] for scores in found], n=10)
        assert 40 <= tenths[0] <= 52
        assert 57 <= tenths[4] <= 67
        assert 75 <= tenths[8] <= 83
    for one in crowd:
        month = [Day(one, day).scores["overall"] for day in dates(date(2026, 1, 1), 30)]
        assert statistics.pstdev(month) > 6


def test_a_day_is_the_same_whenever_it_is_reckoned() -> None:
    day, later = date(2026, 11, 22), date(2027, 1, 1)
    first = Day(Subject(ANNA, "female"), day)
    assert Day(Subject(ANNA, "female"), later).scores != first.scores
    assert Day(Subject(Birth(**ANNA.model_dump()), "female"), day).signals == first.signals
    assert first.god is first.signals[0].god
    assert Day(Subject(ANNA), day - timedelta(days=60)).sky.day == first.sky.day
