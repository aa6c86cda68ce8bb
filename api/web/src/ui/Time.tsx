import { Store, useStore } from "../store";
import { dateFormat } from "./formats";

/** Today as the reader's calendar has it, "2026-11-29"; it changes at midnight, in a page that stays open. */
const today = new Store(isoToday());
setInterval(() => today.set(isoToday()), 60_000);
// A phone that slept has not counted the minutes.
document.addEventListener("visibilitychange", () => today.set(isoToday()));

export function useToday(): string {
  return useStore(today);
}

/** A calendar day. It has no zone: it is the same day everywhere. */
export function Day({ of }: { of: string }) {
  return (
    <time dateTime={of} className="day" dir="auto">
      {dayText(of, useToday())}
    </time>
  );
}

/** "24 Nov", or with the year where that is not this one. */
function dayText(day: string, now: string): string {
  const year = day.slice(0, 4) === now.slice(0, 4) ? undefined : "numeric";
  const format = dateFormat({ day: "numeric", month: "short", year, timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A moment in the reader's zone; the title has it in UTC. */
export function Moment({ of }: { of: string }) {
  const at = new Date(of);
  const format = dateFormat({ dateStyle: "medium", timeStyle: "short" });
  return (
    <time dateTime={of} title={utcText(at)} dir="auto">
      {format.format(at)}
    </time>
  );
}

/** The day of a moment in the reader's zone; the title has the moment in UTC. */
export function MomentDay({ of }: { of: string }) {
  const at = new Date(of);
  return (
    <time dateTime={of} title={utcText(at)} className="day" dir="auto">
      {dayText(isoDay(at), useToday())}
    </time>
  );
}

function utcText(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function isoToday(): string {
  return isoDay(new Date());
}

function isoDay(now: Date): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
