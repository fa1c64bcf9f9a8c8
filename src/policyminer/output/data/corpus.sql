-- Tables across articles, made in the end from those of the single articles; the same SQL for SQLite and DuckDB.
-- One body and one paper have one key in every article; of several names the most frequent stands here.

CREATE TABLE corpus_organizations AS
SELECT key, name, type, level, division, division_code, articles, mentions
FROM (
  SELECT
    key, name, type, level, division, division_code,
    SUM(n) OVER (PARTITION BY key) AS articles,
    SUM(m) OVER (PARTITION BY key) AS mentions,
    ROW_NUMBER() OVER (PARTITION BY key ORDER BY n DESC, m DESC, name, type, level, division_code) AS place
  FROM (
    SELECT key, name, type, level, division, division_code, COUNT(DISTINCT seq) AS n, SUM(mentions) AS m
    FROM organizations GROUP BY key, name, type, level, division, division_code
  ) AS counted
) AS ranked
WHERE place = 1
ORDER BY articles DESC, mentions DESC, key;

CREATE UNIQUE INDEX corpus_organizations_key ON corpus_organizations (key);

CREATE TABLE corpus_initiatives AS
SELECT key, name, type, document_number, articles, mentions
FROM (
  SELECT
    key, name, type, document_number,
    SUM(n) OVER (PARTITION BY key) AS articles,
    SUM(m) OVER (PARTITION BY key) AS mentions,
    ROW_NUMBER() OVER (PARTITION BY key ORDER BY n DESC, m DESC, name, type, document_number) AS place
  FROM (
    SELECT key, name, type, document_number, COUNT(DISTINCT seq) AS n, SUM(mentions) AS m
    FROM initiatives GROUP BY key, name, type, document_number
  ) AS counted
) AS ranked
WHERE place = 1
ORDER BY articles DESC, mentions DESC, key;

CREATE UNIQUE INDEX corpus_initiatives_key ON corpus_initiatives (key);

CREATE TABLE corpus_documents AS
SELECT
  key, MIN(name) AS name, MAX(document_number) AS document_number, MAX(issuer_code) AS issuer_code,
  MAX(document_year) AS document_year, MAX(document_serial) AS document_serial, MAX(document_kind) AS document_kind,
  COUNT(DISTINCT seq) AS articles, SUM(mentions) AS mentions
FROM initiatives
WHERE type = 'document'
GROUP BY key
ORDER BY articles DESC, mentions DESC, key;

CREATE UNIQUE INDEX corpus_documents_key ON corpus_documents (key);

-- figures by indicator, place and year; a year only where the words of the text fix one
CREATE TABLE corpus_figures AS
SELECT
  f.indicator, a.place, a.place_code,
  CASE WHEN SUBSTR(f.time_first, 1, 4) = SUBSTR(f.time_last, 1, 4) THEN CAST(SUBSTR(f.time_last, 1, 4) AS INTEGER) END
    AS year,
  f.dimension, f.normalized_unit AS unit, f.direction, f.status,
  f.normalized_value AS value, f.bound, f.text, f.sentence, a.published, f.seq, f.id
FROM figures AS f JOIN articles AS a ON a.seq = f.seq
WHERE f.indicator IS NOT NULL
ORDER BY f.indicator, a.place_code, a.place, year, f.seq, f.id;

CREATE INDEX corpus_figures_by ON corpus_figures (indicator, place_code, year);

CREATE TABLE corpus_mentions AS
SELECT m.key, m.name, m.type, m.text, m.sentence, m.seq, a.article, a.path, a.published, m.record, m.number
FROM mentions AS m JOIN articles AS a ON a.seq = m.seq
ORDER BY m.key, m.seq, m.record, m.number;

CREATE INDEX corpus_mentions_key ON corpus_mentions (key);
