package org.hengce.indicator.inbound;

import java.util.Set;

/**
 * Who sends on a topic.
 *
 * @param code the last part of the topic's name
 * @param account in whose name its values are stored
 * @param regions where it may write, with all that lies below; everywhere where none is named
 */
record InboundSource(String code, String account, Set<String> regions) {}
