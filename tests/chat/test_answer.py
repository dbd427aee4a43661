"""An answer while it comes: which sentence gets which feeling and gestures, and what is left when it breaks."""

from fortune_desktop.chat.answer import Answer


def read(*chunks: str) -> Answer:
    answer = Answer()
    for chunk in chunks:
        answer.feed(chunk)
    answer.close()
    return answer


def shown(answer: Answer) -> list[tuple[str, str, list[str]]]:
    return [(one.sentence.text, one.emotion, one.gestures) for one in answer.sayings]


def test_a_feeling_lasts_until_the_next() -> None:
    assert shown(read("[joy] 하나요. 둘이요. [sadness] 셋이요.")) == [
        ("하나요.", "joy", []),
        ("둘이요.", "joy", []),
        ("셋이요.", "sadness", []),
    ]


def test_a_tag_between_two_sentences_belongs_to_the_second() -> None:
    answer = read("하나요.[gesture:nod] 둘이요.")
    assert shown(answer) == [("하나요.", "neutral", []), ("둘이요.", "neutral", ["nod"])]


def test_a_tag_within_a_sentence_belongs_to_it() -> None:
    assert shown(read("와, [surprise] 정말요?"))[0][1] == "surprise"


def test_the_last_of_two_feelings_in_a_sentence_carries_on() -> None:
    answer = read("[joy] 가, [fear] 나요. 다요.")
    assert [one.emotion for one in answer.sayings] == ["joy", "fear"]


def test_what_was_felt_is_told_once_in_order() -> None:
    answer = read("[neutral] 하나요. [joy] 둘이요. [anger] 셋이요. [joy] 넷이요.")
    assert answer.emotions == ["neutral", "joy", "anger"]
    assert answer.emotion == "joy"


def test_an_empty_answer_is_neutral() -> None:
    answer = read("[joy]")
    assert (answer.text, answer.sayings, answer.emotions) == ("", [], ["neutral"])
    assert answer.emotion == "neutral"


def test_feed_gives_new_text_and_complete_sentences() -> None:
    answer = Answer()
    text, sayings = answer.feed("[joy] 안녕하세요! 반")
    assert text == "안녕하세요! 반"
    assert [one.sentence.text for one in sayings] == ["안녕하세요!"]
    text, sayings = answer.feed("가워요.")
    assert (text, sayings) == ("가워요.", [])
    text, sayings = answer.close()
    assert [one.sentence.text for one in sayings] == ["반가워요."]


def test_cut_keeps_whole_sentences() -> None:
    answer = Answer()
    answer.feed("안녕하세요! 반")
    answer.cut()
    assert answer.text == "안녕하세요!"


def test_cut_of_half_a_sentence_leaves_nothing() -> None:
    answer = Answer()
    answer.feed("안녕하")
    answer.cut()
    assert answer.text == ""


def test_plan_follows_the_sentences() -> None:
    plan = read("[joy] 하나요. [gesture:wave] 둘이요. [gesture:bow]").plan
    assert [(step.offset, step.emotion, step.gestures) for step in plan] == [
        (0, "joy", []),
        (5, "joy", ["wave", "bow"]),
    ]
