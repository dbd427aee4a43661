/** The twelve animals: whose year is whose, when a year begins, and how today meets an animal. */
import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, useAnswer } from '../api/answer.js';
import { elementOf } from '../fortune/ganji.js';
import { Reasons } from '../fortune/reasonlist.jsx';
import { Choice } from '../ui/choice.jsx';
import { isoDate, shortDay } from '../ui/dates.js';
import { Lune } from '../ui/lune.jsx';
import { Trouble } from '../ui/screen.jsx';
import { ANIMALS, animalQuestion, BRANCHES } from './animals.js';

const STARTS = ['ipchun', 'seollal'];

/** @param {{people: {name: string, birth: object, mine?: boolean}[], language: string, today: Date, call: Function}} props at most two people */
export function Animals({ people, language, today, call }) {
  const { t } = useTranslation();
  const [start, setStart] = useState('ipchun');
  const [picked, setPicked] = useState(null);
  const own = useAnimal(call, people[0], start);
  const other = useAnimal(call, people[1], start);
  const whose = [own.animal, other.animal];
  const shown = picked ?? own.animal ?? (own.busy ? null : ANIMALS[0]);
  const asked = useAnswer(
    call,
    'fortune.animal',
    shown && { branch: shown, date: isoDate(today), year_start: start, locale: language },
  );
  const reading = kept(asked);
  const owners = (animal) => people.filter((_, n) => whose[n] === animal);
  return (
    <section className="card match-animals">
      <div className="card-head">
        <h2>{t('page.match.animals')}</h2>
        <Choice
          label={t('page.match.start')}
          value={start}
          options={STARTS}
          names="page.match.start"
          onChange={setStart}
        />
      </div>
      <ToggleGroup.Root
        type="single"
        className="animals"
        aria-label={t('page.match.animals')}
        value={shown ?? ''}
        onValueChange={(value) => value && setPicked(value)}
      >
        {ANIMALS.map((animal, n) => (
          <ToggleGroup.Item key={animal} value={animal} className={elementOf(BRANCHES[n])}>
            <span className="hanja">{BRANCHES[n]}</span>
            <span>{t(`page.animal.${animal}`)}</span>
            {owners(animal).map((owner, place) => (
              <small key={place}>{owner.mine ? t('page.me') : owner.name}</small>
            ))}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {asked.error && <Trouble error={asked.error} onRetry={asked.again} />}
      {reading && <Animal reading={reading} />}
    </section>
  );
}

/** The animal of somebody's year; null while it is being asked for, or for nobody. */
function useAnimal(call, person, start) {
  const { op, params, read } = animalQuestion(person?.birth ?? null, start);
  const { answer, busy } = useAnswer(call, op, params);
  return { animal: read(answer), busy };
}

function Animal({ reading }) {
  const { t, i18n } = useTranslation();
  const { name, score, text, reasons, years, relation_name, day_pillar_name, year_start } = reading;
  const now = new Date(`${reading.date}T00:00:00`);
  const lived = years.filter(({ from }) => new Date(from) <= now).slice(-7);
  return (
    <div className="animal" role="status">
      <div className="animal-score">
        <Lune score={score} size={64} craters />
        <div>
          <b>{name}</b>
          <span className="num">
            {score}
            <small>{t('page.points')}</small>
          </span>
        </div>
      </div>
      <div>
        <p className="c13 muted">
          {t('page.match.animal.today', { pillar: day_pillar_name, relation: relation_name })}
        </p>
        <p className="said">{text}</p>
        <Reasons reasons={reasons} />
      </div>
      <div className="years">
        <p className="c13 muted">{t(`page.match.years.${year_start}`)}</p>
        <ul>
          {lived.map(({ year, from }) => (
            <li key={year}>
              <b className="num">{year}</b> {t('page.from', { day: shortDay(from, i18n.language) })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
