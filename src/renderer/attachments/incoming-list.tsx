import { Button, Progress } from '@mantine/core';
import { writtenBytes } from '#renderer/parts/written-bytes.ts';
import classes from './attachments.module.css';
import { type IncomingFile, letGo } from './incoming-files.ts';

/** Files on their way into the vault, each with how far it is; and those that were refused, each with why. */
export function IncomingList({ files }: { files: readonly IncomingFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.incoming} aria-label="正在添加">
      {files.map((file) => (
        <li key={file.key} className={classes.coming}>
          {file.failure ? <Refused file={file} /> : <Coming file={file} />}
        </li>
      ))}
    </ul>
  );
}

function Coming({ file }: { file: IncomingFile }) {
  const { key, fileName, bytes, taken } = file;
  return (
    <>
      <span className={classes.fileName}>
        {fileName}{' '}
        <span className={classes.soft}>
          {writtenBytes(taken)} / {writtenBytes(bytes)}
        </span>
      </span>
      <Progress
        value={bytes === 0 ? 100 : (taken / bytes) * 100}
        aria-label={`${fileName} 的进度`}
        transitionDuration={0}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={`停止添加 ${fileName}`}
        onClick={() => letGo(key)}
      >
        停止
      </Button>
    </>
  );
}

function Refused({ file }: { file: IncomingFile }) {
  const { key, fileName, failure } = file;
  return (
    <>
      <span className={classes.refused} role="alert">
        {fileName}：{failure?.message}
      </span>
      <Button variant="subtle" size="compact-sm" aria-label={`知道了 ${fileName}`} onClick={() => letGo(key)}>
        知道了
      </Button>
    </>
  );
}
