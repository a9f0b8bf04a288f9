using PostalTracking.Web.Features.Staff;

namespace PostalTracking.IntegrationTests.Features.Protection;

internal static class Staff
{
    /// <summary>A demo account, as it is when signed in.</summary>
    public static CurrentStaff Of(string userName)
    {
        var account = DemoStaff.All.Single(one => one.UserName == userName);
        return new(account.Id, account.Name, account.Role, account.Office);
    }
}
