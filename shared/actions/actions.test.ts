import { expect, test } from "vitest";
import { ActionId } from "#shared/actions/action-id.ts";
import { actions } from "#shared/actions/actions.ts";
import { locales } from "#shared/locales.ts";

const listed = Object.entries(actions);

test("lists every action under its own id", () => {
  for (const [id, action] of listed) expect(action.id).toBe(id);
});

test.each(listed)("%s has a title and a question in every language, none of them copied", (_, action) => {
  for (const text of [action.title, action.prompt]) {
    const written = locales.map((locale) => text[locale].trim());

    expect(written.every((each) => each.length > 0 && each.length < 80)).toBe(true);
    expect(new Set(written).size).toBe(locales.length);
  }
});

test("refuses an id that is not listed", () => {
  expect(ActionId.safeParse("toString").success).toBe(false);
});
