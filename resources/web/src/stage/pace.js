/** Decides when a frame is drawn: no more often than wanted, and never while nobody can see it. */

/** A display's frame may come this much too early and still count, in milliseconds. */
const TOLERANCE = 2;
/** The longest time one frame may claim to have taken, in seconds (after a pause). */
const LONGEST = 0.1;

/** Calls `draw` from animation frames. */
export class Pacer {
  /**
   * @param {(dt: number) => void} draw gets the seconds since the last frame
   * @param {number} fps upper bound; 0 stands still
   * @param {Window} [view]
   */
  constructor(draw, fps, view = window) {
    this.draw = draw;
    this.view = view;
    this.fps = fps;
    this.request = 0;
    this.last = null;
    this.due = 0;
    this.frame = (time) => this.tick(time);
    this.onVisibility = () => this.update();
    view.document.addEventListener('visibilitychange', this.onVisibility);
    this.update();
  }

  /** @param {number} fps upper bound; 0 stands still */
  setPace(fps) {
    this.fps = Math.max(0, fps);
    this.update();
  }

  /** Start or stop asking for frames. */
  update() {
    const wanted = this.fps > 0 && !this.view.document.hidden;
    if (wanted && !this.request) {
      this.last = null;
      this.request = this.view.requestAnimationFrame(this.frame);
    } else if (!wanted && this.request) {
      this.view.cancelAnimationFrame(this.request);
      this.request = 0;
    }
  }

  /** @param {number} time milliseconds */
  tick(time) {
    this.request = this.view.requestAnimationFrame(this.frame);
    if (this.last === null) {
      this.last = time;
      this.due = time;
    }
    if (time < this.due - TOLERANCE) return;
    this.due = Math.max(this.due + 1000 / this.fps, time);
    const dt = Math.min(LONGEST, (time - this.last) / 1000);
    this.last = time;
    this.draw(dt);
  }

  /** Stop for good. */
  destroy() {
    this.setPace(0);
    this.view.document.removeEventListener('visibilitychange', this.onVisibility);
  }
}
