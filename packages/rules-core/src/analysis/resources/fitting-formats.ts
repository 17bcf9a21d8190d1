/** Finds the published ARN formats that match an ARN. */
import { arnFormatsOf, foreignArnFormatsOf, meetsFormat, type ArnFormat } from '../../catalog/arn-formats.js';
import { matches } from '../../patterns/wildcard.js';

/**
 * The formats that resources with such a resource part can have. Formats of other services are used only if none of its
 * own matches.
 */
export function formatsFor(service: string, resource: string): readonly ArnFormat[] {
  const fitting = arnFormatsOf(service).filter((format) => meetsFormat(format, resource));
  return fitting.length > 0
    ? fitting
    : foreignArnFormatsOf(service).filter((format) => meetsFormat(format, resource));
}

/** All ARN formats with this service, whichever service publishes them. */
export function everyFormatOf(service: string): readonly ArnFormat[] {
  return [...arnFormatsOf(service), ...foreignArnFormatsOf(service)];
}

/** Whether a Region or account field matches that of a format: both are empty, or neither is. */
export function fits(published: string, written: string): boolean {
  return published === '' ? matches(written, '') : written !== '';
}
