import { Fragment } from 'react';

/** A longer part of a name is broken, also where the others are not. */
const LONGEST_PART = 8;

/** A person's name in a narrow cell: one of several parts, such as 阿依古丽·买买提, is broken between them alone. */
export function PersonName({ name }: { name: string }) {
  return (
    <span className="name">
      {name.split(/(?<=[·•・])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: printed once, never reordered
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part.length <= LONGEST_PART ? <span className="part">{part}</span> : part}
        </Fragment>
      ))}
    </span>
  );
}
