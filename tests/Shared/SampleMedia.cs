using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PostalTracking.Testing;

/// <summary>The smallest files that are what they say: headers as their standards have them, and data that is nothing.</summary>
internal static class SampleMedia
{
    /// <param name="data">Bytes of film, of which no two are alike by chance only.</param>
    public static byte[] Mp4(int seconds = 5, int data = 1000, string brand = "isom", int seed = 1) =>
        [.. Ftyp(brand), .. Box("moov", Mvhd(seconds)), .. Box("mdat", Noise(data, seed))];

    /// <summary>As a browser records it: fragments, each with how far it is.</summary>
    public static byte[] FragmentedMp4(int fragments = 3) =>
    [
        .. Ftyp("iso5"),
        .. Box("moov", [.. Mvhd(0), .. Box("trak", Box("mdia", Box("mdhd", [.. Zero(12), .. Int(1000), .. Int(0), .. Zero(4)])))]),
        .. Enumerable.Range(0, fragments).SelectMany(i => (byte[])[
            .. Box("moof", Box("traf", Box("tfdt", [.. Zero(4), .. Int((uint)i * 2000)]))), .. Box("mdat", Noise(300, i))]),
    ];

    public static byte[] Ftyp(string brand) => Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), .. Zero(4), .. Encoding.ASCII.GetBytes("isom")]);

    public static byte[] Heic() => [.. Ftyp("heic"), .. Box("meta", Zero(20)), .. Box("mdat", Noise(100, 1))];

    public static byte[] Box(string name, byte[] content) => [.. Int((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(name), .. content];

    /// <summary>As MediaRecorder writes it: segment and clusters of unknown length.</summary>
    public static byte[] WebM(int clusters = 4, string type = "webm", bool isLive = true)
    {
        var content = (byte[])[
            .. Element(0x1549A966, Element(0x2AD7B1, [0x0F, 0x42, 0x40])),
            .. Element(0x1654AE6B, Element(0xAE, [])),
            .. Enumerable.Range(0, clusters).SelectMany(i => Element(
                0x1F43B675, [.. Element(0xE7, Int((uint)i * 1000)), .. Element(0xA3, Noise(200, i))], isLive)),
        ];
        return [.. Element(0x1A45DFA3, Element(0x4282, Encoding.ASCII.GetBytes(type))), .. Element(0x18538067, content, isLive)];
    }

    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8, .. Segment(0xE0, Encoding.ASCII.GetBytes("JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0")),
        .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 0x3F, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9,
    ];

    public static byte[] Png() =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [.. Int(1), .. Int(1), 8, 0, 0, 0, 0]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []),
    ];

    public static byte[] WebP() => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8 "u8, 10, 0, 0, 0, .. Zero(10)];

    public static byte[] Pdf() => Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n" +
        "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n" +
        "trailer<</Root 1 0 R/Size 3>>\nstartxref\n103\n%%EOF\n");

    public static byte[] Html() => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><script>alert(document.cookie)</script></html>");

    public static byte[] Zip()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("run.js").Open();
            entry.Write("alert(1)"u8);
        }

        return memory.ToArray();
    }

    /// <summary>The file that every scanner finds, in two halves, so that none finds it in here.</summary>
    public static byte[] Eicar() => Encoding.ASCII.GetBytes(
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    private static byte[] Mvhd(int seconds) => Box("mvhd", [.. Zero(12), .. Int(1000), .. Int((uint)seconds * 1000), .. Zero(80)]);

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content) =>
        [.. Int((uint)content.Length), .. Encoding.ASCII.GetBytes(name), .. content, .. Zero(4)];

    private static byte[] Element(uint id, byte[] content, bool isLive = false)
    {
        var name = Int(id).SkipWhile(b => b == 0);
        byte[] size = isLive ? [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] : [0x08, .. Zero(0), .. Int((uint)content.Length)];
        return [.. name, .. size, .. content];
    }

    private static byte[] Int(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Zero(int count) => new byte[count];

    private static byte[] Noise(int count, int seed)
    {
        var bytes = new byte[count];
#pragma warning disable CA5394 // The same noise each time.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
