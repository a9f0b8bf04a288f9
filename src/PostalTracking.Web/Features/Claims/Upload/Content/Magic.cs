using System.Text;

namespace PostalTracking.Web.Features.Claims.Upload.Content;

/// <summary>What a file is by its first bytes.</summary>
internal static class Magic
{
    // https://mp4ra.org/registered-types/brands
    private static readonly string[] Heic = ["heic", "heix", "heim", "heis", "mif1", "msf1"];

    public static MediaType? TypeOf(FileBytes file) =>
        file.Has(4, "ftyp"u8) ? OfBrand(Encoding.Latin1.GetString(file.Read(8, 4)))
        : file.Has(0, [0x1A, 0x45, 0xDF, 0xA3]) ? OfDocument(file)
        : file.Has(0, [0xFF, 0xD8, 0xFF]) ? MediaTypes.Jpeg
        : file.Has(0, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? MediaTypes.Png
        : file.Has(0, "RIFF"u8) && file.Has(8, "WEBP"u8) ? MediaTypes.WebP
        : file.Has(0, "%PDF-"u8) ? MediaTypes.Pdf
        : null;

    private static MediaType? OfBrand(string brand) => brand switch
    {
        "qt  " => MediaTypes.QuickTime,
        ['3', 'g', ..] => MediaTypes.ThreeGp,
        _ when Heic.Contains(brand) => MediaTypes.Heic,
        "mp41" or "mp42" or "avc1" or "MSNV" or "dash" or "mmp4" or "M4V " or "M4VH" or "M4VP" or "XAVC" or "hvc1" => MediaTypes.Mp4,
        ['i', 's', 'o', ..] => MediaTypes.Mp4,
        _ => null,
    };

    // The name of the document type stands in the first header.
    private static MediaType? OfDocument(FileBytes file)
    {
        var head = file.Read(0, 64);
        return head.IndexOf("webm"u8) >= 0 ? MediaTypes.WebM : head.IndexOf("matroska"u8) >= 0 ? MediaTypes.Matroska : null;
    }
}
