import { type Audience, PAPERS } from '#shared/papers.ts';
import { type LocalDate, writtenDate } from '#shared/school-calendar.ts';
import type { LeavingFigure, LeavingFigures } from '#shared/screening/figures.ts';
import chartCss from '../frame/column-chart.css?inline';
import { PrintedColumns } from '../frame/column-chart.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { Days, Particulars, recordTable, Signatures } from '../frame/record-table.tsx';
import type { PaperDocument } from '../paper-document.ts';
import screeningsCss from './screenings.css?inline';

/** 普查统计: numbers alone, as they leave the room. */
export interface FiguresFacts extends LeavingFigures {
  schoolName: string;
  name: string;
  scale: string;
  term: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  madeOn: LocalDate;
  madeBy: string;
}

const CHART = { width: 640, height: 150 };
const numberIn = (figure: LeavingFigure) => (typeof figure === 'number' ? figure : null);

/** 普查统计 by grade and by band: of one or two children no number is printed. */
export function figuresPaper(facts: FiguresFacts, audience: Audience): PaperDocument {
  const { grades, bands, all } = facts;
  const keepsBack = [
    ...grades.flatMap(({ listed, tested, flagged }) => [listed, tested, flagged]),
    ...bands.map(({ students }) => students),
  ].some((figure) => typeof figure !== 'number');
  const columns = (name: string, fill: 'solid' | 'hatched', figures: readonly LeavingFigure[]) => ({
    name,
    fill,
    values: figures.map(numberIn),
    labels: figures.map((figure) => (figure === 0 ? '' : String(figure))),
  });
  return recordTable({
    title: PAPERS['screeningBatch.figures'].word,
    of: `${facts.name} ${writtenDate(facts.madeOn)}`,
    schoolName: facts.schoolName,
    audience,
    css: screeningsCss + chartCss,
    children: (
      <>
        <Particulars
          rows={[
            [
              ['普查批次', facts.name],
              ['量表', facts.scale],
            ],
            [
              ['学年学期', facts.term],
              ['测评时间', <Days key="days" from={facts.fromOn} until={facts.untilOn} />],
            ],
          ]}
        />
        <h2>一、各年级</h2>
        <PrintedColumns
          {...CHART}
          words={grades.map(({ word }) => word)}
          series={[
            columns(
              '已测',
              'solid',
              grades.map(({ tested }) => tested),
            ),
            columns(
              '需面谈',
              'hatched',
              grades.map(({ flagged }) => flagged),
            ),
          ]}
        />
        <div className="counts">
          <ListTable heads={[['年级'], ['应测', '28mm'], ['已测', '28mm'], ['需面谈', '28mm']]}>
            {[...grades, { word: '全部', ...all }].map(({ word, listed, tested, flagged }, at) => (
              <tr key={word} className={at === grades.length ? 'whole' : undefined}>
                <td className="word">{word}</td>
                <td>{listed}</td>
                <td>{tested}</td>
                <td>{flagged}</td>
              </tr>
            ))}
          </ListTable>
        </div>
        {bands.length > 0 && (
          <>
            <h2>二、总分分布</h2>
            <PrintedColumns
              {...CHART}
              words={bands.map(({ word }) => word)}
              series={[
                columns(
                  '人数',
                  'solid',
                  bands.map(({ students }) => students),
                ),
              ]}
            />
          </>
        )}
        <p className="note">
          筛查，非诊断；需面谈的人数不是患病人数。作答可能不实、需复测的不计入总分分布。
          {keepsBack && '人数为 1 至 2 的不列出，记为“<3”；由它能推算出的记为“＊”。'}
        </p>
        <Signatures
          of={[
            ['制表', facts.madeBy],
            ['审核', ''],
          ]}
          on={facts.madeOn}
        />
      </>
    ),
  });
}
