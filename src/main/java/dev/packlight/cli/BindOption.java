package dev.packlight.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address of this computer, or one that stands for all of them. */
final class BindOption implements ITypeConverter<InetAddress> {

    @Override
    public InetAddress convert(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (IOException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text + "' is no address of this computer");
    }
}
