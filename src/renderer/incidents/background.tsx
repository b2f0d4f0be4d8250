import { Facts } from '#renderer/parts/facts.tsx';
import { LevelMark } from '#renderer/parts/level-mark.tsx';
import { useRequest } from '#renderer/request.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import type { EmergencyCard } from '#shared/contract/incidents.ts';
import { EMERGENCY_NUMBERS } from '#shared/incident-terms.ts';
import { writtenPhone } from '#shared/school-calendar.ts';
import classes from './on-the-spot.module.css';

/** What one has to know of the children at once: phones first. */
export function Background({ studentIds }: { studentIds: StudentId[] }) {
  const { data: cards = [] } = useRequest('incidents.background', { studentIds });
  return cards.map((card) => <Card key={card.studentId} card={card} />);
}

function Card({ card }: { card: EmergencyCard }) {
  const { name, className, age, boarding, level, guardians, homeroomTeacher } = card;
  return (
    <section className={classes.card} aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span>{[className, age, boarding].filter(Boolean).join('　')}</span>
        {level && <LevelMark level={level} />}
      </header>
      <ul className={classes.phones} aria-label="电话">
        {guardians.map((guardian) => (
          <li key={`${guardian.name}/${guardian.phone}`}>
            <span>
              {guardian.name}
              {guardian.relation && `（${guardian.relation}）`}
            </span>
            <strong>{guardian.phone ? writtenPhone(guardian.phone) : '没有电话'}</strong>
          </li>
        ))}
        {homeroomTeacher.name && (
          <li>
            <span>班主任 {homeroomTeacher.name}</span>
            <strong>{writtenPhone(homeroomTeacher.phone)}</strong>
          </li>
        )}
      </ul>
      <Facts
        rows={(
          [
            ['先打给谁', card.callFirst],
            ['怎样能平静', card.calms],
            ['不要做', card.avoid],
            ['危险的东西', card.dangers],
            ['医院', card.hospitals.join('\n')],
            ['治疗与用药', card.treatment.join('\n')],
            ['住址', card.address],
          ] as const
        ).map(([word, text]) => [word, text && <span className={classes.prose}>{text}</span>])}
      />
    </section>
  );
}

/** Whom one calls, whoever the child is. */
export function Numbers() {
  const { data } = useRequest('incidents.routes', {});
  const leaders = (data?.routes ?? []).filter(({ step, phone }) => step === 'calledLeader' && phone !== '');
  return (
    <ul className={classes.numbers} aria-label="求助电话">
      <li>
        <span>急救</span>
        <strong>{EMERGENCY_NUMBERS.doctor}</strong>
      </li>
      <li>
        <span>报警</span>
        <strong>{EMERGENCY_NUMBERS.police}</strong>
      </li>
      <li>
        <span>心理热线</span>
        <strong>{EMERGENCY_NUMBERS.hotline}</strong>
      </li>
      {leaders.map(({ toWhom, phone }) => (
        <li key={toWhom}>
          <span>{toWhom}</span>
          <strong>{writtenPhone(phone)}</strong>
        </li>
      ))}
    </ul>
  );
}
