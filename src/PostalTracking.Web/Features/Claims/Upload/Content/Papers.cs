namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>PDF (ISO 32000): its end says where its table of contents begins.</summary>
internal static class Papers
{
    private const int Ending = 2048;

    public static FileLook Pdf(FileBytes file)
    {
        var end = file.Read(Math.Max(0, file.Length - Ending), Ending);
        return end.LastIndexOf("%%EOF"u8) < 0 ? new(Verdicts.Truncated)
            : end.LastIndexOf("startxref"u8) < 0 ? new(Verdicts.Damaged)
            : new(null);
    }
}
