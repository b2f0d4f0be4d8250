import { ErrorState } from '#renderer/parts/error-state.tsx';
import { PageFrame } from '#renderer/parts/page-frame.tsx';
import { useRequest } from '#renderer/request.ts';
import type { RosterImportId } from '#shared/contract/fields.ts';
import { LIST_KINDS } from '#shared/roster-terms.ts';
import { ReportActs } from './report-acts.tsx';
import { RosterReportTabs } from './roster-report.tsx';

interface EarlierReportProps {
  importId: RosterImportId;
  onBack(): void;
  /** The file of an import that was taken back is asked for anew. */
  onAgain(): void;
}

/** The report of an import made before. */
export function EarlierReport({ importId, onBack, onAgain }: EarlierReportProps) {
  const { data, failure, refetch } = useRequest('roster.report', { importId });
  const { data: imports = [] } = useRequest('roster.imports', {});
  const undone = imports.find(({ id }) => id === importId)?.undoneAt ?? null;
  return (
    <PageFrame
      title={`${LIST_KINDS[data?.list ?? 'roster']}导入报告`}
      subtitle={data && `${data.fileName}　${data.schoolYear}学年${undone === null ? '' : '　已撤销'}`}
      onBack={onBack}
      actions={
        data && (
          <ReportActs
            list={data.list}
            importId={importId}
            fileName={data.fileName}
            undone={undone !== null}
            onUndone={onBack}
            onAgain={onAgain}
          />
        )
      }
    >
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {data && <RosterReportTabs report={data} />}
    </PageFrame>
  );
}
