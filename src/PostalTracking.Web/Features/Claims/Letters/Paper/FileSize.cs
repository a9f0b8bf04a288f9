namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>"412 КБ", "1,4 МБ": thousands of thousands, as people's telephones count.</summary>
internal static class FileSize
{
    public static string Of(long bytes, string language) => bytes switch
    {
        < 1_000 => LetterTexts.For("Size.Bytes", language, bytes),
        < 1_000_000 => LetterTexts.For("Size.Kilo", language, Math.Round(bytes / 1_000.0)),
        < 1_000_000_000 => LetterTexts.For("Size.Mega", language, Math.Round(bytes / 1_000_000.0, 1)),
        _ => LetterTexts.For("Size.Giga", language, Math.Round(bytes / 1_000_000_000.0, 1)),
    };
}
