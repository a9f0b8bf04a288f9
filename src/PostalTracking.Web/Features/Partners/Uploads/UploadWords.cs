using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>Sentences on an upload.</summary>
internal static class UploadWords
{
    /// <summary>"12 000 rows of 100 000"; of the dry run, which does not know how many there are, "12 000 rows".</summary>
    public static string Progress(UploadView view, string language) => view.Upload is { RunAt: not null, Rows: { } rows } upload
        ? UploadTexts.For("Progress.Run", language, upload.RowsDone, Rows(rows, language), view.Percent)
        : UploadTexts.For("Progress.Check", language, Rows(view.Upload.RowsDone, language), view.Percent);

    public static string Rows(int count, string language) => UploadTexts.Counted("Rows", language, count);

    /// <summary>Words for a count of verdicts: those of the dry run say what would be.</summary>
    public static IReadOnlyList<(string Verdict, string Name, int Count)> Counts(PartnerUpload upload, string language)
    {
        var counts = upload.Counts;
        var what = $"{upload.Kind}.{(upload.RunAt is null ? "Foreseen" : "Found")}";
        (string Verdict, int Count)[] all = upload.Kind == UploadKind.Events
            ? [("Created", counts.Created), ("Unchanged", counts.Unchanged), ("Rejected", counts.Rejected)]
            : [("Created", counts.Created), ("Updated", counts.Updated), ("Unchanged", counts.Unchanged), ("Rejected", counts.Rejected)];
        return [.. all.Select(one => (one.Verdict, UploadTexts.For($"Count.{what}.{one.Verdict}", language), one.Count))];
    }

    public static string Length(long bytes, string language) => bytes switch
    {
        < 1024 => UploadTexts.For("Bytes", language, bytes),
        < 1024 * 1024 => UploadTexts.For("Kilobytes", language, bytes / 1024d),
        _ => UploadTexts.For("Megabytes", language, bytes / 1024d / 1024),
    };
}
