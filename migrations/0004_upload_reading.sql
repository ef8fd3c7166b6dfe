-- How the file of an upload was read (sheet, header, delimiter, repairs) and which of its rows a person changed, by number. Whoever goes
-- on with an upload that broke off reads the same file the same way. Never a value of the file.
ALTER TABLE uploads ADD COLUMN reading TEXT;
