using System.Security.Cryptography;
using System.Text;

namespace PostalTracking.Web.Hosting;

/// <summary>Tells two requests apart that came with one key. Reads the body and leaves it to be read again.</summary>
internal static class RequestHash
{
    public const string CodeHeader = "X-Access-Code";

    public static async Task<byte[]> OfAsync(HttpContext context)
    {
        var request = context.Request;
        // In memory up to the largest body there is: phones and access codes do not go into temporary files.
        request.EnableBuffering(bufferThreshold: (int)ServerLimits.Events);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));

        // Whoever has no key proves himself by a code: without it nobody gets the answer that was kept for it.
        if (request.Headers.TryGetValue(CodeHeader, out var code))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{code}\n"));
        }

        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            hash.AppendData(chunk, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
