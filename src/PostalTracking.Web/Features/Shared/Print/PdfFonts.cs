using System.Collections.Concurrent;
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

    // Read when the first Chinese paper is printed: it takes a while, and no other paper needs it.
    private static readonly Lazy<TrueTypeFont> Han = new(() => TrueTypeFontParser.Parse(new TrueTypeDataBytes(Files[Face.Han])));

    private static readonly ConcurrentDictionary<char, bool> Signs = new();

    public static PdfDocumentBuilder.AddedFont AddTo(PdfDocumentBuilder document, Face face) => document.AddTrueTypeFont(Files[face]);

    /// <summary>Written in the Chinese font, whatever font stands around it.</summary>
    public static bool IsHan(char c) => c >= FirstHan && Signs.GetOrAdd(
        c, sign => Han.Value.TableRegister.CMapTable.TryGetGlyphIndex(sign, out var glyph) && glyph != 0);

    /// <summary>
    /// Only what the fonts hold: another letter in a person's words would stop the print, and a font of a PDF takes 255 different ones.
    /// </summary>
    public static string Printable(string text) => string.Concat(text.Select(c => c switch
    {
        >= ' ' and <= '~' or '\u00A0' or >= 'А' and <= 'я' or 'Ё' or 'ё' => c,
        '«' or '»' or '—' or '–' or '…' or '№' or '₽' or '−' or '·' or '•' or '“' or '”' or '„' or '’' or '‘' or '→' or '×' or '©' or '°' =>
            c,
        '\t' or '\n' or '\r' or '\u202F' or '\u2009' => ' ',
        _ when IsHan(c) => c,
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
