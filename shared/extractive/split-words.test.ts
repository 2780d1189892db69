import { expect, test } from "vitest";
import { createWordSegmenter, splitWords } from "#shared/extractive/split-words.ts";

const segmenter = createWordSegmenter();

test.each([
  ["Die Straße, über die ÉCOLE’s", ["die", "strasse", "uber", "die", "ecole"]],
  ["1,900,000 km² in ١٩٤٣", ["1900000", "km2", "in", "1943"]],
  ["المدرّسةُ إلى الأول", ["المدرسه", "الي", "الاول"]],
  ["我住在北京 NASA基地", ["我", "住在", "北京", "nasa", "基地"]],
  ["สะพานสร้าง", ["สะพาน", "สร้าง"]],
])("folds and cuts %j", (text, words) => {
  expect(splitWords(text, segmenter).map((word) => word.text)).toEqual(words);
});

test("tells numbers, capitals and dense scripts", () => {
  const [name, number, dense] = splitWords("Berg 1901 北京", segmenter);

  expect(name).toMatchObject({ isCapital: true, isNumber: false, isDense: false });
  expect(number).toMatchObject({ isNumber: true });
  expect(dense).toMatchObject({ isDense: true });
});
