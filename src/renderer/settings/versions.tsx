import { useRequest } from '#renderer/request.ts';
import { APP_NAME } from '#shared/terms.ts';
import classes from './settings.module.css';

export function Versions() {
  const { data } = useRequest('school.particulars', {});
  if (!data) return null;
  return (
    <dl className={classes.facts} aria-label="版本">
      <dt>{APP_NAME}</dt>
      <dd>{data.versions.app}</dd>
      <dt>SQLite</dt>
      <dd>{data.versions.sqlite}</dd>
      <dt>当前使用者</dt>
      <dd>{data.person}</dd>
    </dl>
  );
}
