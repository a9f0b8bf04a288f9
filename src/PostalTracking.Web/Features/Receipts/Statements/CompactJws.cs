using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PostalTracking.Web.Features.Receipts.Keys;

namespace PostalTracking.Web.Features.Receipts.Statements;

/// <summary>
/// A signed text of three parts (RFC 7515, 7.1) under ES256 (RFC 7518, 3.4), and no other algorithm whatever its header names.
/// </summary>
internal sealed class CompactJws
{
    public const string Algorithm = "ES256";
    public const string Type = "receipt+jwt";

    /// <summary>Ours have about a thousand characters.</summary>
    public const int Longest = 4000;

    private readonly string _signed;
    private readonly byte[] _signature;

    private CompactJws(JwsHeader header, ReceiptClaims? claims, string signed, byte[] signature) =>
        (Header, Claims, _signed, _signature) = (header, claims, signed, signature);

    public JwsHeader Header { get; }

    /// <summary>Null where it is a signed text of another kind. Nothing to be believed before <see cref="IsBy"/>.</summary>
    public ReceiptClaims? Claims { get; }

    public static string Sign(ReceiptClaims claims, SigningKey key)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(key.Private, out _);
        var header = JsonSerializer.SerializeToUtf8Bytes(new(Algorithm, key.Kid, Type), JwsJson.Readable.JwsHeader);
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims, ReceiptJson.Readable.ReceiptClaims);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Takes what people paste: with blanks and line ends, or a whole address of the page of checks.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out CompactJws? jws)
    {
        jws = null;
        var bare = Bare(text ?? "");
        if (bare.Length > Longest || bare.Split('.') is not [var header, var payload, var signature])
        {
            return false;
        }

        try
        {
            if (JsonSerializer.Deserialize(Base64Url.DecodeFromChars(header), JwsJson.Default.JwsHeader) is not { Alg: not null } read)
            {
                return false;
            }

            var said = Base64Url.DecodeFromChars(payload);
            JsonDocument.Parse(said).Dispose();
            jws = new(read, ClaimsOf(said), $"{header}.{payload}", Base64Url.DecodeFromChars(signature));
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return false;
        }
    }

    /// <summary>A signature of ES256 has 64 bytes (RFC 7518, 3.4); with fewer the end of the text is missing.</summary>
    public bool IsWhole => _signature.Length == 64;

    public bool IsBy(PublicKey key)
    {
        using var pair = key.Open();
        return pair.VerifyData(Encoding.ASCII.GetBytes(_signed), _signature, HashAlgorithmName.SHA256);
    }

    private static string Bare(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return bare[(bare.LastIndexOf('#') + 1)..];
    }

    // What lacks a part of a receipt is another kind of text, also where it is signed.
    private static ReceiptClaims? ClaimsOf(byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, ReceiptJson.Readable.ReceiptClaims) is
            { Iss: not null, Sub: not null, Jti: not null, Status: not null, Sources: not null } claims
                ? claims
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record JwsHeader(string? Alg, string? Kid, string? Typ);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JwsHeader))]
internal sealed partial class JwsJson : JsonSerializerContext
{
    /// <summary>With "receipt+jwt" as it is, not with the sign's number.</summary>
    public static JwsJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
