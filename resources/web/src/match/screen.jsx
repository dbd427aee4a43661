/** How two people meet: the score as the moon where their discs overlap, its reasons, good days; and the twelve animals. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, useAnswer } from '../api/answer.js';
import { Choice } from '../ui/choice.jsx';
import { isoDate } from '../ui/dates.js';
import { Busy, NeedsBirth, Screen, Trouble } from '../ui/screen.jsx';
import { Animals } from './animals.jsx';
import { Duo, Nobody } from './duo.jsx';
import { bondOf, BONDS, usePeople } from './people.js';
import { PeopleDialog } from './peopledialog.jsx';
import { Reading } from './reading.jsx';
import './match.css';

/** @param {{user: object, language: string, today: Date, call: Function, onAsk: (text: string) => void, onProfile: () => void}} props */
export function MatchScreen(props) {
  const { t } = useTranslation();
  const { user, language, today, call, onProfile } = props;
  if (user.birth) return <Match {...props} />;
  return (
    <Screen title={t('page.match.title')} sub={t('page.match.sub')}>
      <div className="match">
        <NeedsBirth onProfile={onProfile} />
        <Animals people={[]} language={language} today={today} call={call} />
      </div>
    </Screen>
  );
}

function Match({ user, language, today, call, onAsk }) {
  const { t } = useTranslation();
  const people = usePeople(call, user.user_id);
  const [picked, setPicked] = useState(null);
  const [bond, setBond] = useState(null);
  const [asking, setAsking] = useState(false);
  const ready = people.list.filter(({ birth }) => birth);
  const other = ready.find(({ id }) => id === picked) ?? ready[0] ?? null;
  const relation = bond ?? bondOf(other);
  const me = { name: user.name, birth: user.birth, gender: user.gender };
  const pair = useAnswer(
    call,
    'fortune.compatibility',
    other && {
      a: asPerson(me),
      b: asPerson(other),
      relation,
      date: isoDate(today),
      user_id: user.user_id,
      locale: language,
    },
  );
  const answer = kept(pair);
  const choose = (person) => {
    setPicked(person.id);
    setBond(null);
    setAsking(false);
  };
  return (
    <Screen
      title={t('page.match.title')}
      sub={t('page.match.sub')}
      actions={
        <>
          {other && (
            <Choice
              label={t('page.match.bond')}
              value={relation}
              options={BONDS}
              names="page.match.bond"
              onChange={setBond}
            />
          )}
          <button type="button" className="btn line" onClick={() => setAsking(true)}>
            <Plus />
            {t('page.match.other')}
          </button>
        </>
      }
    >
      <div className="match" aria-busy={pair.busy || people.busy}>
        {(people.error ?? pair.error) && (
          <Trouble
            error={people.error ?? pair.error}
            onRetry={people.error ? people.again : pair.again}
          />
        )}
        {people.busy && <Busy />}
        {!people.busy && !other && <Nobody onAdd={() => setAsking(true)} />}
        {other && answer && (
          <>
            <Duo answer={answer} me={me} other={other} />
            <Reading
              answer={answer}
              onAsk={() => onAsk(t('page.match.ask', { name: other.name }))}
            />
          </>
        )}
        <Animals
          people={other ? [{ ...me, mine: true }, other] : [{ ...me, mine: true }]}
          language={language}
          today={today}
          call={call}
        />
      </div>
      {asking && (
        <PeopleDialog
          people={people.list}
          bond={relation}
          onChoose={choose}
          onSave={people.save}
          onClose={() => setAsking(false)}
        />
      )}
    </Screen>
  );
}

/** A person as the operation takes them; without a name the engine finds one. */
function asPerson({ name, birth, gender }) {
  return { birth, gender, name: name || null };
}

function Plus() {
  return (
    <svg className="ic" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 5v14M5 12h14" />
    </svg>
  );
}
