using System.Runtime.CompilerServices;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.UnitTests.Staff;

public class DemoStaffTests
{
    [Fact]
    public async Task The_start_script_prints_every_account_as_it_is()
    {
        var run = await File.ReadAllTextAsync(Script(), TestContext.Current.CancellationToken);

        Assert.All(DemoStaff.All, account => Assert.Contains(
            $"{account.UserName,-11}{account.TotpSecret}", run, StringComparison.Ordinal));
        Assert.Contains($"password {DemoStaff.Password}, PIN {DemoStaff.Pin}", run, StringComparison.Ordinal);
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "run");
}
