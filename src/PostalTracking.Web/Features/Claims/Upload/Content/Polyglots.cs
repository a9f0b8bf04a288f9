using System.Buffers.Binary;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>Files that are two things at once: a browser, an archiver or a reader would find the other one.</summary>
internal static class Polyglots
{
    private const int Beginning = 1024;

    // A comment of 64 KB may follow the last record of an archive.
    private const int ZipEnd = 22;
    private const int LongestComment = ushort.MaxValue;

    private static readonly string[] WebSigns =
        ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?php", "<?xml", "javascript:"];

    public static bool IsWebPage(FileBytes file)
    {
        // Whatever the encoding: what is left without the zeros of UTF-16 is Latin.
        var head = new string([.. file.Read(0, Beginning).ToArray().Where(b => b != 0).Select(b => (char)b)]);
        return WebSigns.Any(sign => head.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }

    public static bool HidesAnother(FileBytes file, MediaType type) =>
        EndsAsArchive(file)
        || (type != MediaTypes.Pdf && (file.Read(0, Beginning).IndexOf("%PDF-"u8) >= 0
            || file.Read(Math.Max(0, file.Length - Beginning), Beginning).IndexOf("%%EOF"u8) >= 0));

    private static bool EndsAsArchive(FileBytes file)
    {
        // In two windows: the record and its comment are a little longer than one.
        for (var from = Math.Max(0, file.Length - ZipEnd - LongestComment); from < file.Length; from += 60_000)
        {
            var bytes = file.Read(from, 64 * 1024);
            for (var at = 0; bytes[at..].IndexOf("PK\u0005\u0006"u8) is >= 0 and var found; at += found + 1)
            {
                var record = bytes[(at + found)..];
                if (record.Length >= ZipEnd
                    && from + at + found + ZipEnd + BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == file.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
