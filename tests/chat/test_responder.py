"""The fixed answer of a crisis: its own text, a gentle face, no gesture."""

from fortune_desktop.chat.answer import Answer
from fortune_desktop.chat.intents import Understanding
from fortune_desktop.chat.responder import FixedAnswer, TurnContext
from tests.chat.stand_ins import NOON, somebody


async def test_it_says_its_text_gently_and_without_gestures() -> None:
    context = TurnContext("", "ko", somebody(), (), Understanding(("unknown",)), (), NOON)
    answer = Answer()
    async for chunk in FixedAnswer("support", "여기 있을게요. 109에 전화해요.").answer(context):
        answer.feed(chunk)
    answer.close()
    assert answer.text == "여기 있을게요. 109에 전화해요."
    assert (answer.emotions, answer.gestures) == (["sadness"], [])
