/** Dalto on the stage: the live model, or its still picture where the machine cannot draw it. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const MODEL = 'live2d/dalto/dalto.model3.json';
const STILL = 'live2d/dalto/still.png';

/**
 * @param {{openStage: (host: HTMLElement, options: object) => Promise<object>, reducedMotion: boolean,
 *   onStage: (stage: object | null) => void, onStill: () => void}} props
 */
export function Character({ openStage, reducedMotion, onStage, onStill }) {
  const { t } = useTranslation();
  const host = useRef(null);
  const [still, setStill] = useState(false);
  useEffect(() => {
    let gone = false;
    let opened = null;
    openStage(host.current, { modelUrl: MODEL, reducedMotion })
      .then((stage) => {
        if (gone) return stage.destroy();
        opened = stage;
        return onStage(stage);
      })
      .catch((error) => {
        if (gone) return;
        console.warn(`the stage could not open: ${error.message}`);
        setStill(true);
        onStill();
      });
    return () => {
      gone = true;
      onStage(null);
      opened?.destroy();
    };
  }, [openStage, reducedMotion, onStage, onStill]);
  return (
    <div className="dalto" role="img" aria-label={t('page.dalto')}>
      <div ref={host} className="dalto-live" />
      {still && <img src={STILL} alt="" onError={(event) => event.target.remove()} />}
    </div>
  );
}
