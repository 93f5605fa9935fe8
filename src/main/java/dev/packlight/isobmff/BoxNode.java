package dev.packlight.isobmff;

import java.util.List;

/**
 * A box in the tree that the inspector shows.
 *
 * @param type four characters
 * @param sizeBytes its length, header included
 * @param offsetBytes where it starts in the file
 * @param fields what it says, one line
 */
public record BoxNode(String type, long sizeBytes, long offsetBytes, String fields, List<BoxNode> children) {

    public BoxNode {
        children = List.copyOf(children);
    }
}
