import { IconArrowsExchange, IconHeartHandshake } from '@tabler/icons-react';
import type { KindOnScreen, RecordProps } from '#renderer/kinds/kind-on-screen.ts';
import { PaperSection } from '#renderer/papers/paper-section.tsx';
import { Gone } from '#renderer/parts/gone.tsx';
import { PROMISE_KINDS } from '#shared/custody.ts';
import { PAPERS } from '#shared/papers.ts';
import { CustodyHandOverForm } from './custody-hand-over-form.tsx';
import { PromiseForm } from './promise-form.tsx';

export const custodyPromiseKind: KindOnScreen<'custodyPromise'> = {
  icon: IconHeartHandshake,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const promise = file.custodyPromises.find((each) => each.id === id);
      return promise ? <PromiseForm file={file} promise={promise} onClose={onClose} /> : <Gone />;
    },
  },
  Paper: PromisePaper,
  writes: {
    act: '记监护承诺',
    letter: 'O',
    in: 'file',
    Form: ({ file, onClose }) => <PromiseForm file={file} promise={null} onClose={onClose} />,
  },
};

function PromisePaper({ file, id }: RecordProps<'custodyPromise'>) {
  const promise = file.custodyPromises.find((each) => each.id === id);
  if (!promise) return null;
  return (
    <PaperSection
      title={PROMISE_KINDS[promise.kind]}
      says="印的是已经保存的内容，给家长签字；没有写的各项留空，可以手写。签好的原件拍照或扫描，添加为附件。要用教育局的文本、要编号的，另写告知书“监护承诺书”。"
      wanted={{ request: 'custody.layPromise', input: { custodyPromiseId: id } }}
    />
  );
}

export const custodyHandOverKind: KindOnScreen<'custodyHandOver'> = {
  icon: IconArrowsExchange,
  opens: {
    in: 'file',
    Body: ({ file, id, onClose }) => {
      const handOver = file.custodyHandOvers.find((each) => each.id === id);
      return handOver ? <CustodyHandOverForm file={file} handOver={handOver} onClose={onClose} /> : <Gone />;
    },
  },
  Paper: HandOverPaper,
  writes: {
    act: '记安全责任移交',
    letter: 'R',
    in: 'file',
    Form: ({ file, onClose }) => <CustodyHandOverForm file={file} handOver={null} onClose={onClose} />,
  },
};

function HandOverPaper({ id }: RecordProps<'custodyHandOver'>) {
  return (
    <PaperSection
      title={PAPERS.custodyHandOver.word}
      says="印的是已经保存的内容；表下有各位监护人、移交人和见证人的签名处。签好的原件拍照或扫描，添加为附件。要用教育局的文本、要编号的，另写告知书“安全责任移交书”。"
      wanted={{ request: 'custody.layHandOver', input: { custodyHandOverId: id } }}
    />
  );
}
