namespace PostalTracking.IntegrationTests.Features.Protection.Paper;

/// <summary>Reads a paper as other people's programs do: Debian's poppler-utils and zbar-tools.</summary>
internal static class PaperReaders
{
    public static Task<string> TextAsync(byte[] pdf) =>
        WithFileAsync(pdf, file => OtherPrograms.RunAsync("pdftotext", ["-layout", file, "-"]));

    /// <summary>What the codes on its first page say: <c>QR-Code:…</c>, <c>CODE-128:…</c>.</summary>
    public static Task<string[]> CodesAsync(byte[] pdf) => WithFileAsync(pdf, async file =>
    {
        await OtherPrograms.RunAsync("pdftoppm", ["-r", "150", "-singlefile", "-png", file, file]);
        try
        {
            return (await OtherPrograms.RunAsync("zbarimg", ["--quiet", $"{file}.png"])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete($"{file}.png");
        }
    });

    private static async Task<T> WithFileAsync<T>(byte[] pdf, Func<string, Task<T>> read)
    {
        var file = Path.Combine(Path.GetTempPath(), $"paper-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        try
        {
            return await read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
