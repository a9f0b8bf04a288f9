using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class KeyRingTests(TestDatabases databases) : IDisposable
{
    private const string Password = "of the file";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task The_keys_lie_encrypted_in_the_database_and_open_with_the_certificate_alone()
    {
        MakeCertificate();
        var database = await databases.CreateEmptyAsync();
        string kept;
        await using (var host = await StartAsync(database))
        {
            await host.PrepareDatabaseAsync();
            kept = Protector(host).Protect("secret");
            await using var command = host.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().CreateCommand(
                "select xml from data_protection_key");
            var xml = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal);
        }

        await using (var again = await StartAsync(database))
        {
            Assert.Equal("secret", Protector(again).Unprotect(kept));
        }

        File.Delete(_file);
        MakeCertificate();
        await using var stranger = await StartAsync(database);
        Assert.Throws<CryptographicException>(() => Protector(stranger).Unprotect(kept));
    }

    [Fact]
    public void Nothing_starts_with_a_certificate_that_cannot_be_used()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([new("DataProtection:Certificate", "/nowhere.pfx")]);

        var refused = Assert.Throws<StartupRefusedException>(builder.AddKeyRing);

        Assert.StartsWith("DataProtection__Certificate: '/nowhere.pfx' cannot be used", refused.Message, StringComparison.Ordinal);
    }

    private static IDataProtector Protector(TestHost host) =>
        host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private Task<TestHost> StartAsync(string database) => TestHost.StartAsync(
        connection: database,
        environment: "Production",
        settings: new() { ["DataProtection:Certificate"] = _file, ["DataProtection:CertificatePassword"] = Password });

    private void MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllBytes(_file, certificate.Export(X509ContentType.Pfx, Password));
    }
}
