import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { ErrorState } from '#renderer/parts/error-state.tsx';
import { Reading } from '#renderer/parts/reading.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { writtenInstant } from '#renderer/parts/written-instant.ts';
import { useRequest } from '#renderer/request.ts';
import type { AuditFact, AuditLine } from '#shared/contract/audit.ts';
import classes from './settings.module.css';

interface AuditLineSheetProps {
  /** Null while the sheet is closed. */
  line: AuditLine | null;
  onClose(): void;
}

/** One line of the log whole: who, when, about whom, and what was there before and after. */
export function AuditLineSheet({ line, onClose }: AuditLineSheetProps) {
  return (
    <SideSheet title={line?.action ?? ''} opened={line !== null} onClose={onClose}>
      {line && <WholeLine line={line} />}
    </SideSheet>
  );
}

function WholeLine({ line }: { line: AuditLine }) {
  const { data: facts, failure, refetch } = useRequest('audit.facts', { sequence: line.sequence });
  return (
    <>
      <dl className={classes.facts}>
        <dt>时间</dt>
        <dd>{writtenInstant(line.at)}</dd>
        <dt>操作人</dt>
        <dd>{line.who}</dd>
        {line.subject && (
          <>
            <dt>对象</dt>
            <dd>{line.subject}</dd>
          </>
        )}
      </dl>
      {failure && <ErrorState failure={failure} onRetry={refetch} />}
      {!facts && !failure && <Reading />}
      {facts && facts.length > 0 && <Facts facts={facts} />}
    </>
  );
}

function Facts({ facts }: { facts: readonly AuditFact[] }) {
  return (
    <dl className={classes.changes} aria-label="详细内容">
      {facts.map(({ label, before, after }) => (
        <Fragment key={`${label}/${before}/${after}`}>
          <dt>{label}</dt>
          <dd>
            {before !== null && after !== null ? (
              <>
                <Said word="原来" text={before} />
                <Said word="现在" text={after} />
              </>
            ) : (
              (after ?? before ?? '')
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Said({ word, text }: { word: string; text: string }) {
  return (
    <div className={classes.said}>
      <Text span inherit className={classes.when}>
        {word}
      </Text>
      <span>{text || '（空）'}</span>
    </div>
  );
}
