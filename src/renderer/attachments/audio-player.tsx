import { ActionIcon, Slider } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import classes from './attachments.module.css';

interface AudioPlayerProps {
  src: string;
  fileName: string;
  onFailed(): void;
}

/** An arrow key goes so far. */
const STEP_SECONDS = 5;

/**
 * A recording, to be listened to. The browser's own controls keep every key to themselves: Escape would not close what
 * they lie in.
 */
export function AudioPlayer({ src, fileName, onFailed }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const goTo = (seconds: number) => {
    if (audio.current) audio.current.currentTime = seconds;
    setAt(seconds);
  };
  const toggle = () => {
    if (isPlaying) audio.current?.pause();
    // What cannot be played says so by itself (onError).
    else audio.current?.play().catch(() => undefined);
  };
  return (
    <div className={classes.audio}>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        aria-label={fileName}
        onLoadedMetadata={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : 0)
        }
        onTimeUpdate={({ currentTarget: { currentTime } }) => setAt(currentTime)}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={onFailed}
      />
      <ActionIcon
        variant="filled"
        size={40}
        radius="xl"
        aria-label={isPlaying ? '暂停' : '播放'}
        onClick={toggle}
      >
        {isPlaying ? <IconPlayerPause size={20} aria-hidden /> : <IconPlayerPlay size={20} aria-hidden />}
      </ActionIcon>
      <Slider
        className={classes.position}
        thumbLabel="播放位置"
        label={null}
        min={0}
        max={Math.max(length, 1)}
        step={STEP_SECONDS / 10}
        value={at}
        disabled={length === 0}
        onChange={goTo}
        thumbProps={{ 'aria-valuetext': `${clock(at)}，共 ${clock(length)}` }}
      />
      <span className={classes.soft}>
        {clock(at)} / {clock(length)}
      </span>
    </div>
  );
}

/** 1:05, or 1:02:05 from an hour on. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
