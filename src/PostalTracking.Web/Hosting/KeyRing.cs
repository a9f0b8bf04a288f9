using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// What protects cookies and secrets: keys in the database, shared by all instances, which a certificate beside the app opens,
/// so that a copy of the database opens nothing.
/// </summary>
internal static partial class KeyRing
{
    public const string CertificateSetting = "DataProtection__Certificate";
    public const string PasswordSetting = "DataProtection__CertificatePassword";

    /// <summary>
    /// Of the certificates whose keys are still in the ring after a change: paths divided by semicolons, the same password.
    /// </summary>
    public const string FormerSetting = "DataProtection__FormerCertificates";

    public static void AddKeyRing(this IHostApplicationBuilder builder)
    {
        var ring = builder.Services.AddDataProtection()
            .SetApplicationName("PostalTracking")
            .PersistKeysToDbContext<PostalTrackingDbContext>();

        var settings = builder.Configuration.GetSection("DataProtection");
        if (settings["Certificate"] is not { Length: > 0 } path)
        {
            return;
        }

        var password = settings["CertificatePassword"];
        var former = (settings["FormerCertificates"] ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        ring.ProtectKeysWithCertificate(Load(path, password, CertificateSetting))
            .UnprotectKeysWithAnyCertificate([.. former.Select(one => Load(one, password, FormerSetting))]);
    }

    /// <summary>Without a certificate the keys lie readable beside what they protect: for Development only, and said elsewhere.</summary>
    public static void WarnOfReadableKeys(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() && string.IsNullOrEmpty(app.Configuration["DataProtection:Certificate"]))
        {
            LogReadableKeys(app.Logger, CertificateSetting);
        }
    }

    [LoggerMessage(LogLevel.Warning,
        "{Setting} is not set: the keys of cookies and of the buyers' codes lie unprotected in the database. Give it the path of a PFX file")]
    private static partial void LogReadableKeys(ILogger logger, string setting);

    private static X509Certificate2 Load(string path, string? password, string setting)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is not null ? certificate : throw Refused(setting, path, "it has no RSA private key");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Refused(setting, path, "it is not there, not a PFX, or the password does not fit");
        }
    }

    private static StartupRefusedException Refused(string setting, string path, string why) =>
        new($"{setting}: '{path}' cannot be used; {why}.");
}
