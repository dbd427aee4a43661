/** What each event of the app means for the stage. */

const MOVES = {
  state_snapshot: (stage, { state }) => {
    stage.setStatus(state.character.status);
    if (state.character.expression) stage.setExpression(state.character.expression);
  },
  character_status: (stage, { status }) => stage.setStatus(status),
  expression_change: (stage, { expression, intensity, duration }) =>
    stage.setExpression(expression, { intensity, duration }),
  motion_trigger: (stage, { group, index, priority }) => stage.playMotion(group, index, priority),
  tts_ready: (stage, { utterance, lipsync }) => stage.speak(utterance, lipsync),
  mouth_clock: (stage, { utterance, position, at }) => stage.clock(utterance, position, at),
  tts_ended: (stage, { utterance }) => stage.endSpeech(utterance),
};

/** Let the stage follow one event. */
export function drive(stage, { type, data }) {
  MOVES[type]?.(stage, data);
}
