using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// Answers as UTF-8. Bytes that are UTF-8 are read as such whatever they are called; others by the alphabet they name, in the
/// header or in the declaration of XML. What names none is not guessed at: letters mistaken for others would be stored for good.
/// </summary>
internal static partial class CarrierLetters
{
    // A declaration stands in the first line or nowhere.
    private const int LongestDeclaration = 200;

    /// <exception cref="CarrierUnavailableException">Letters that are none in the alphabet named.</exception>
    public static byte[] ToUtf8(byte[] body, string? named)
    {
        var declaration = Declaration().Match(Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, LongestDeclaration)));
        if (Utf8.IsValid(body))
        {
            return Find(declaration.Groups["name"].Value) is null or UTF8Encoding ? body : body[declaration.Length..];
        }

        try
        {
            var text = Find(named ?? declaration.Groups["name"].Value)?.GetString(body)
                ?? throw new CarrierUnavailableException(CarrierTrouble.Garbled) { Sample = AnswerSample.Of(body) };

            // Said of letters that are no more what it says.
            return Encoding.UTF8.GetBytes(Declaration().Replace(text, "", 1));
        }
        catch (DecoderFallbackException exception)
        {
            throw new CarrierUnavailableException(CarrierTrouble.Garbled, inner: exception) { Sample = AnswerSample.Of(body) };
        }
    }

    private static Encoding? Find(string name)
    {
        try
        {
            // Names come in quotes, too.
            name = name.Trim('"', '\'', ' ');
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return name.Length == 0
                ? null
                : CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
        }
        // No alphabet we have heard of.
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["'](?<name>[A-Za-z0-9._-]+)["'][^>]*\?>""")]
    private static partial Regex Declaration();
}
