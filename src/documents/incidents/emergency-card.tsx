import type { EmergencyCard } from '#shared/contract/incidents.ts';
import { EMERGENCY_NUMBERS } from '#shared/incident-terms.ts';
import { PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { ALERT_LEVELS } from '#shared/terms.ts';
import { Account, Guardians, Particulars, recordTable, studentRows } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import beforehandCss from './beforehand.css?inline';

interface CardFacts {
  schoolName: string;
  roomPhone: string;
  numberWord: string;
  printedOn: LocalDate;
  card: EmergencyCard;
}

/** 应急信息卡 of one child: whom to call, the hospital, the medicine, what calms; with room for a pen where nothing is known. */
export function emergencyCard({
  schoolName,
  roomPhone,
  numberWord,
  printedOn,
  card,
}: CardFacts): PaperDocument {
  const { name, age, boarding, level, address, homeroomTeacher, guardians } = card;
  return recordTable({
    title: PAPERS['incident.cards'].word,
    of: name,
    schoolName,
    audience: 'room',
    css: beforehandCss,
    children: (
      <>
        <Particulars
          rows={[
            ...studentRows(card, numberWord),
            [
              ['年龄', [age, boarding].filter(Boolean).join('，')],
              ['预警等级', level ? ALERT_LEVELS[level] : ''],
            ],
            [
              [
                '监护人',
                <div key="guardians" className="call">
                  <Guardians
                    of={guardians.map((guardian) => ({
                      name: guardian.relation ? `${guardian.name}（${guardian.relation}）` : guardian.name,
                      phone: writtenPhone(guardian.phone),
                      signedOn: null,
                    }))}
                  />
                </div>,
              ],
            ],
            [
              [
                '班主任',
                <span key="teacher" className="call">
                  {homeroomTeacher.name}　{writtenPhone(homeroomTeacher.phone)}
                </span>,
              ],
            ],
            [['家庭住址', address]],
          ]}
        />
        <Account
          toFill
          rows={[
            ['先打给谁', card.callFirst],
            ['怎样能平静', card.calms],
            ['不要做', card.avoid],
            ['变差的迹象', card.signs],
            ['危险的东西', card.dangers],
            ['医院', card.hospitals.join('\n')],
            ['治疗与用药', card.treatment.join('\n')],
          ]}
        />
        <p className="closing">
          急救 {EMERGENCY_NUMBERS.doctor}　报警 {EMERGENCY_NUMBERS.police}　心理援助热线{' '}
          {EMERGENCY_NUMBERS.hotline}
          {roomPhone && `　心理辅导室 ${roomPhone}`}
        </p>
        <p className="printed">
          {writtenDate(printedOn)}打印。情况变了请换新卡，旧卡收回销毁；放在值班处的信封里，不张贴。
        </p>
      </>
    ),
  });
}
