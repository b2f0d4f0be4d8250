import { Fragment } from 'react';

/** A person's name in a narrow cell: one of several parts, such as 阿依古丽·买买提, is broken between them alone. */
export function PersonName({ name }: { name: string }) {
  return (
    <span className="name">
      {name.split(/(?<=[·•・])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
