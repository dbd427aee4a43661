import { fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { fakeStage } from '../testing/stand-ins.js';
import { gazeOf, useGaze } from './pointer.js';

const BOX = { left: 100, top: 50, width: 200, height: 400 };

it.each([
  [
    { clientX: 200, clientY: 250 },
    { x: 0, y: 0 },
  ],
  [
    { clientX: 300, clientY: 50 },
    { x: 1, y: 1 },
  ],
  [
    { clientX: 100, clientY: 450 },
    { x: -1, y: -1 },
  ],
  [
    { clientX: 5000, clientY: -900 },
    { x: 1, y: 1 },
  ],
])('%j is seen as %j', (pointer, gaze) => {
  expect(gazeOf(pointer, BOX)).toEqual(gaze);
});

function Watcher({ stage }) {
  useGaze(stage);
  return <div className="dalto" />;
}

it('the stage looks after the pointer, ahead when it leaves, and no more once it is gone', () => {
  const stage = fakeStage();
  const { container, rerender } = show(<Watcher stage={stage} />);
  container.querySelector('.dalto').getBoundingClientRect = () => BOX;
  fireEvent.pointerMove(window, { clientX: 300, clientY: 50 });
  expect(stage.lookAt).toHaveBeenLastCalledWith(1, 1);
  fireEvent.pointerLeave(document.documentElement);
  expect(stage.lookAt).toHaveBeenLastCalledWith(null, null);
  rerender(<Watcher stage={null} />);
  stage.lookAt.mockClear();
  fireEvent.pointerMove(window, { clientX: 200, clientY: 250 });
  expect(stage.lookAt).not.toHaveBeenCalled();
});
