using System.Reflection;
using UglyToad.PdfPig.Writer;

namespace PostalTracking.Web.Features.Shared.Print;

internal enum Face
{
    Sans,
    Bold,
    Serif,
    Mono,
}

/// <summary>The letter's own fonts, in the form a PDF takes (how they are made: .ci/fonts).</summary>
internal static class PdfFonts
{
    private static readonly Dictionary<Face, byte[]> Files = new()
    {
        [Face.Sans] = Read("letter-sans-regular"),
        [Face.Bold] = Read("letter-sans-bold"),
        [Face.Serif] = Read("letter-serif-bold"),
        [Face.Mono] = Read("letter-mono-regular"),
    };

    public static Dictionary<Face, PdfDocumentBuilder.AddedFont> AddTo(PdfDocumentBuilder document) =>
        Files.ToDictionary(font => font.Key, font => document.AddTrueTypeFont(font.Value));

    /// <summary>
    /// Only what the fonts hold: another letter in a person's words would stop the print, and a font of a PDF takes 255 different ones.
    /// </summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c switch
    {
        >= ' ' and <= '~' or '\u00A0' or >= 'А' and <= 'я' or 'Ё' or 'ё' => c,
        '«' or '»' or '—' or '–' or '…' or '№' or '₽' or '−' or '·' or '•' or '“' or '”' or '„' or '’' or '‘' or '→' or '×' or '©' or '°' =>
            c,
        '\t' or '\n' or '\r' or '\u202F' or '\u2009' => ' ',
        _ => '?',
    }));

    private static byte[] Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var file = assembly.GetManifestResourceStream($"{typeof(PdfFonts).Namespace}.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in {assembly.GetName().Name}.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
