import { MarkupKind } from 'vscode-languageserver/node';
import { priorities } from '../engine/requestQueue.ts';
import { functionNamedAt } from '../functionPlaces.ts';
import { resultOf, shownReport, type ServerContext } from '../serverContext.ts';
import { hoverText } from '../text/hoverText.ts';

/** The verdict on the function whose name is pointed at, with its reasons and what wrapping it would meet. */
export function registerHover(context: ServerContext): void {
  context.connection.onHover(async ({ textDocument, position }, token) => {
    const shown = await shownReport(context, textDocument.uri, token);
    if (shown === undefined) return null;
    const { document, file, report, measurement } = shown;
    const found = functionNamedAt(report, document.offsetAt(position));
    if (found === undefined) return null;
    const place = document.positionAt(found.nameStart);
    const offers = await context.engine.request(
      { kind: 'offer-wraps', file, position: place },
      priorities.interactive,
      token,
    );
    // The verdict stands also where the wraps could not be examined; the light bulb says why.
    const shownOffers = offers.status === 'failed' ? undefined : resultOf(offers, token);
    return {
      contents: { kind: MarkupKind.Markdown, value: hoverText(found, shownOffers, measurement) },
      range: { start: place, end: document.positionAt(found.nameEnd) },
    };
  });
}
