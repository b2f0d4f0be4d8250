import { Group } from '@mantine/core';
import type { RosterImportId } from '#shared/contract/fields.ts';
import type { RosterReport } from '#shared/contract/roster.ts';
import { ReportActs } from './report-acts.tsx';
import { RosterReportTabs } from './roster-report.tsx';

interface ReportStepProps {
  importId: RosterImportId;
  report: RosterReport;
  undone: boolean;
  onUndone(): void;
}

/** The last step: what came of it, to keep on paper or to take back. */
export function ReportStep({ importId, report, undone, onUndone }: ReportStepProps) {
  return (
    <>
      <Group gap={8}>
        <ReportActs
          list={report.list}
          importId={importId}
          fileName={report.fileName}
          undone={undone}
          onUndone={onUndone}
        />
      </Group>
      <RosterReportTabs report={report} />
    </>
  );
}
