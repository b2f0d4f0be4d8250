import { Alert, Checkbox, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import type { RosterReport } from '#shared/contract/roster.ts';
import { isFilledIn, LIST_KINDS, ROSTER_VERDICTS, type RosterVerdict } from '#shared/roster-terms.ts';
import { codesOf } from '#shared/terms.ts';
import { type ChosenRows, chosenOf, withVerdict } from './chosen-rows.ts';
import { MissingStudents } from './missing-students.tsx';
import { RemarkOffers } from './remark-offers.tsx';
import classes from './roster.module.css';
import { RosterLines, UNITS } from './roster-lines.tsx';
import { TeacherChanges } from './teacher-changes.tsx';

interface CheckStepProps {
  report: RosterReport;
  chosen: ChosenRows;
  onChoose(chosen: ChosenRows): void;
}

/** What each row means, with what is to be taken of it. */
export function CheckStep({ report, chosen, onChoose }: CheckStepProps) {
  const { lines, offers, newClasses, teachers, missing, skippedSheets } = report;
  const [onlyNoticed, setOnlyNoticed] = useState(false);
  const rowsOf = (verdict: RosterVerdict) => lines.filter((line) => line.verdict === verdict);
  const present = codesOf(ROSTER_VERDICTS).filter((verdict) => rowsOf(verdict).length > 0);
  const noticed = lines.filter(({ notices }) => notices.length > 0).length;
  const ticked = {
    keys: chosen.rows,
    tick: (rows: ReadonlySet<string>) => onChoose({ ...chosen, rows }),
  };
  return (
    <>
      <div className={classes.tally}>
        <Text role="status">
          {LIST_KINDS[report.list]}共 {lines.length} 行，将写入 {chosen.rows.size} {UNITS[report.list]}
          {noticed > 0 && `；${noticed} 行有提示，请留意`}。
        </Text>
        {noticed > 0 && (
          <Checkbox
            label={`只看有提示的 ${noticed} 行`}
            checked={onlyNoticed}
            onChange={(event) => setOnlyNoticed(event.currentTarget.checked)}
          />
        )}
        {(
          [
            'listed',
            'levelChanges',
            'scored',
            'retested',
            'reported',
            'reportChanged',
            'fresh',
            'changed',
          ] as const
        ).map((verdict) => {
          const all = rowsOf(verdict).length;
          const some = chosenOf(lines, verdict, chosen);
          return (
            all > 0 && (
              <Checkbox
                key={verdict}
                label={`写入“${ROSTER_VERDICTS[verdict]}”的 ${all} ${UNITS[report.list].charAt(0)}`}
                checked={some === all}
                indeterminate={some > 0 && some < all}
                onChange={() => onChoose(withVerdict(chosen, lines, verdict, some < all))}
              />
            )
          );
        })}
      </div>
      {newClasses.length > 0 && (
        <Alert color="yellow" role="note" className={classes.known}>
          <div className={classes.newClasses}>
            {newClasses.map(({ className, students, beside }) => (
              <Checkbox
                key={className}
                label={`新建${className}（${students} 名学生）`}
                description={`同年级现有${beside.join('、')}；写错了的请改好名册再导入，或不勾选这些学生`}
                checked={chosen.newClasses.has(className)}
                onChange={(event) => {
                  const meant = new Set(chosen.newClasses);
                  if (event.currentTarget.checked) meant.add(className);
                  else meant.delete(className);
                  onChoose({ ...chosen, newClasses: meant });
                }}
              />
            ))}
          </div>
        </Alert>
      )}
      {skippedSheets.length > 0 && (
        <ul className={classes.remarks} aria-label="没有读的工作表">
          {skippedSheets.map(({ name, message }) => (
            <li key={name}>
              {isFilledIn(report.list) ? '文件' : '工作表'}“{name}”没有读：{message}
            </li>
          ))}
        </ul>
      )}
      <Tabs className={classes.tabs} defaultValue={present[0] ?? 'missing'}>
        <Tabs.List>
          {present.map((verdict) => (
            <Tabs.Tab key={verdict} value={verdict}>
              {ROSTER_VERDICTS[verdict]}（{rowsOf(verdict).length}）
            </Tabs.Tab>
          ))}
          {offers.length > 0 && <Tabs.Tab value="offers">备注里的情况（{offers.length}）</Tabs.Tab>}
          {teachers.length > 0 && <Tabs.Tab value="teachers">班主任（{teachers.length}）</Tabs.Tab>}
          {missing.length > 0 && <Tabs.Tab value="missing">名册上没有（{missing.length}）</Tabs.Tab>}
        </Tabs.List>
        {present.map((verdict) => (
          <Tabs.Panel key={verdict} value={verdict} className={classes.panel}>
            <RosterLines
              verdict={verdict}
              identifiedBy={report.identifiedBy}
              lines={rowsOf(verdict).filter(({ notices }) => !onlyNoticed || notices.length > 0)}
              ticked={ticked}
            />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="offers" className={classes.panel}>
          <RemarkOffers
            offers={offers}
            choosing={{
              rows: chosen.rows,
              ticked: { keys: chosen.offers, tick: (keys) => onChoose({ ...chosen, offers: keys }) },
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="teachers" className={classes.panel}>
          <TeacherChanges
            teachers={teachers}
            ticked={{ keys: chosen.classNames, tick: (classNames) => onChoose({ ...chosen, classNames }) }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="missing" className={classes.panel}>
          <MissingStudents
            identifiedBy={report.identifiedBy}
            missing={missing}
            departures={chosen.departures}
            onLeave={(departures) => onChoose({ ...chosen, departures })}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
