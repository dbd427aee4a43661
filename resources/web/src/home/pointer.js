/** Where the pointer is, as the character sees it. */
import { useEffect } from 'react';

/** -1..1 in the box, further out clamped; y grows upwards. */
export function gazeOf({ clientX, clientY }, { left, top, width, height }) {
  const clamp = (value) => Math.max(-1, Math.min(1, value));
  return {
    x: clamp(((clientX - left) / width) * 2 - 1),
    y: clamp(1 - ((clientY - top) / height) * 2),
  };
}

/** The stage looks after the pointer, and ahead again when it leaves the window. */
export function useGaze(stage) {
  useEffect(() => {
    if (!stage) return undefined;
    const move = (event) => {
      const box = document.querySelector('.dalto')?.getBoundingClientRect();
      if (!box) return;
      const { x, y } = gazeOf(event, box);
      stage.lookAt(x, y);
    };
    const leave = () => stage.lookAt(null, null);
    window.addEventListener('pointermove', move);
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      window.removeEventListener('pointermove', move);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, [stage]);
}
