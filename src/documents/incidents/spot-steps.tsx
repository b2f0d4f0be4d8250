import { EMERGENCY_NUMBERS, SPOT_STEPS } from '#shared/incident-terms.ts';
import { PAPERS } from '#shared/papers.ts';
import { LEG_CHANNELS, type ReportRoute, writtenWithin } from '#shared/report-legs.ts';
import { type LocalDate, writtenDate, writtenPhone } from '#shared/school-calendar.ts';
import { codesOf } from '#shared/terms.ts';
import { recordTable } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import beforehandCss from './beforehand.css?inline';

interface StepsFacts {
  schoolName: string;
  roomPhone: string;
  printedOn: LocalDate;
  routes: readonly ReportRoute[];
}

/** 流程单: what to do on the spot in its order, whom to call, and a line for each minute to be written on. */
export function spotSteps({ schoolName, roomPhone, printedOn, routes }: StepsFacts): PaperDocument {
  return recordTable({
    title: PAPERS['incident.steps'].word,
    of: schoolName,
    schoolName,
    audience: 'room',
    css: beforehandCss,
    children: (
      <>
        <table className="steps">
          <colgroup>
            <col style={{ width: '14mm' }} />
            <col />
            <col style={{ width: '34mm' }} />
          </colgroup>
          <tbody>
            {codesOf(SPOT_STEPS).map((step) => (
              <tr key={step}>
                <td className="box">☐</td>
                <td className="step">{SPOT_STEPS[step]}</td>
                <td className="minute">　　时　　分</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="closing">
          急救 {EMERGENCY_NUMBERS.doctor}　报警 {EMERGENCY_NUMBERS.police}　心理援助热线{' '}
          {EMERGENCY_NUMBERS.hotline}
          {roomPhone && `　心理辅导室 ${roomPhone}`}
        </p>
        <table className="routes list">
          <colgroup>
            <col />
            <col style={{ width: '14mm' }} />
            <col style={{ width: '36mm' }} />
            <col style={{ width: '34mm' }} />
            <col style={{ width: '34mm' }} />
          </colgroup>
          <thead>
            <tr>
              <th>向谁报告</th>
              <th>方式</th>
              <th>时限（从得知算起）</th>
              <th>电话</th>
              <th>几时报告、谁接</th>
            </tr>
          </thead>
          <tbody>
            {routes.map(({ toWhom, channel, within, phone }) => (
              <tr key={`${toWhom}/${channel}`} className="toWrite">
                <td>{toWhom}</td>
                <td>{LEG_CHANNELS[channel]}</td>
                <td>{writtenWithin(within)}</td>
                <td className="unbroken">{writtenPhone(phone)}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <p className="printed">
          学校得知：　　月　　日　　时　　分　　当事人：　　　　　　　　记录人：
          <br />
          只说安慰的话，不追问、不责备；不拍照、不外传。{writtenDate(printedOn)}打印。
        </p>
      </>
    ),
  });
}
