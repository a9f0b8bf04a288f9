using System.Collections.Frozen;
using System.Reflection;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace PostalTracking.Web.Features.Shared.Print;

internal enum Face
{
    Sans,
    Bold,
    Serif,
    Mono,

    /// <summary>Chinese signs, in the middle of any of the others.</summary>
    Han,
}

/// <summary>The letter's own fonts, in the form a PDF takes (how they are made: .ci/fonts).</summary>
internal static class PdfFonts
{
    // Signs of Chinese begin with its radicals; what comes before is in the letters' fonts.
    private const int FirstHan = 0x2E80;

    private static readonly Dictionary<Face, byte[]> Files = new()
    {
        [Face.Sans] = Read("letter-sans-regular"),
        [Face.Bold] = Read("letter-sans-bold"),
        [Face.Serif] = Read("letter-serif-bold"),
        [Face.Mono] = Read("letter-mono-regular"),
        [Face.Han] = Read("letter-han-regular"),
    };

    private static readonly FrozenSet<char> Han = SignsOf(Files[Face.Han]);

    public static PdfDocumentBuilder.AddedFont AddTo(PdfDocumentBuilder document, Face face) => document.AddTrueTypeFont(Files[face]);

    /// <summary>Written in the Chinese font, whatever font stands around it.</summary>
    public static bool IsHan(char c) => Han.Contains(c);

    /// <summary>
    /// Only what the fonts hold: another letter in a person's words would stop the print, and a font of a PDF takes 255 different ones.
    /// </summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c switch
    {
        >= ' ' and <= '~' or '\u00A0' or >= 'А' and <= 'я' or 'Ё' or 'ё' => c,
        '«' or '»' or '—' or '–' or '…' or '№' or '₽' or '−' or '·' or '•' or '“' or '”' or '„' or '’' or '‘' or '→' or '×' or '©' or '°' =>
            c,
        '\t' or '\n' or '\r' or '\u202F' or '\u2009' => ' ',
        _ when Han.Contains(c) => c,
        _ => '?',
    }));

    private static FrozenSet<char> SignsOf(byte[] file)
    {
        var signs = TrueTypeFontParser.Parse(new TrueTypeDataBytes(file)).TableRegister.CMapTable;
        return Enumerable.Range(FirstHan, char.MaxValue - FirstHan).Select(code => (char)code)
            .Where(sign => signs.TryGetGlyphIndex(sign, out var glyph) && glyph != 0).ToFrozenSet();
    }

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
